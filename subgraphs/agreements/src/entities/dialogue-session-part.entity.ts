import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DialoguePartKind = 'TALKSHOW' | 'SPEED_MEET' | 'THEME_TABLE' | 'PITCH' | 'PLENARY';

/** A part of a session's programme, at its place. */
@Entity({ name: 'dialogue_session_parts' })
export class DialogueSessionPart {
  @PrimaryColumn({ type: 'uuid', name: 'session_id', primaryKeyConstraintName: 'pk_dialogue_session_parts' })
  sessionId!: string;

  /** Its place in the programme, counted from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_dialogue_session_parts' })
  position!: number;

  @Column({ type: 'text' })
  kind!: DialoguePartKind;

  @Column({ type: 'text' })
  title!: string;
}
