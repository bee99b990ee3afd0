import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SessionEventKind = 'RECORDED' | 'CHANGED' | 'WITHDRAWN';

/**
 * That a follow-up agreement of a session is new or has changed: what a hall screen follows. The number is counted per
 * session under the lock of its row, so that events become visible in the order of their numbers and a reader that goes
 * on after the last number it saw misses none. It says that something changed, not what.
 */
@Entity({ name: 'session_events' })
export class SessionEvent {
  @PrimaryColumn({ type: 'uuid', name: 'session_id', primaryKeyConstraintName: 'pk_session_events' })
  sessionId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_session_events' })
  number!: number;

  @Column({ type: 'uuid', name: 'follow_up_agreement_id' })
  followUpAgreementId!: string;

  @Column({ type: 'text' })
  kind!: SessionEventKind;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;
}
