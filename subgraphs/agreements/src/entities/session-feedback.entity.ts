import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DialoguePartKind } from './dialogue-session-part.entity';
import type { SessionParticipantKind } from './session-participant.entity';

/** What somebody says: a wish for the next time, a tool that is offered or asked for, or what a part was worth. */
export type SessionFeedbackKind = 'WISH' | 'TOOL' | 'EVALUATION';

export type PartVerdict = 'WORKS' | 'DOES_NOT_WORK';

/** What a participant says of a session. It is kept as what the participant takes part, and of nobody by name. */
@Entity({ name: 'session_feedback' })
export class SessionFeedback {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_session_feedback' })
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'text' })
  kind!: SessionFeedbackKind;

  @Column({ type: 'text', name: 'from_kind' })
  fromKind!: SessionParticipantKind;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** Of an evaluation alone. */
  @Column({ type: 'text', name: 'part_kind', nullable: true })
  partKind!: DialoguePartKind | null;

  /** Of an evaluation alone. Told in totals only. */
  @Column({ type: 'text', nullable: true })
  verdict!: PartVerdict | null;

  @Column({ type: 'date', name: 'recorded_on' })
  recordedOn!: string;
}
