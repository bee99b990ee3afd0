import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DialogueSessionState = 'PLANNED' | 'OPEN' | 'CLOSED' | 'REPORTED';

/** A meeting in which employers and regions agree on what they will do next. */
@Entity({ name: 'dialogue_sessions' })
export class DialogueSession {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_dialogue_sessions' })
  id!: string;

  @Column({ type: 'integer', nullable: true })
  number!: number | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'date', name: 'held_on' })
  heldOn!: string;

  @Column({ type: 'text', name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  /** Organisations, never persons. */
  @Column({ type: 'text', array: true })
  organisers!: string[];

  @Column({ type: 'text' })
  state!: DialogueSessionState;

  /** The token subject that recorded it: an organiser sees and writes what it recorded. Never shown. */
  @Column({ type: 'text', name: 'organiser_subject' })
  organiserSubject!: string;

  /** Counts the changes from 1. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** Where its report is found; null until it is out. */
  @Column({ type: 'text', name: 'report_url', nullable: true })
  reportUrl!: string | null;

  /** The number of its latest event; raised under the lock of this row. */
  @Column({ type: 'integer', name: 'event_number', default: 0 })
  eventNumber!: number;
}
