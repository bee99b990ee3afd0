import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose words an entry is: the employer's, the region's, or of a table where both sat. */
export type FollowUpSide = 'EMPLOYER' | 'REGION' | 'TABLE';

/** Why an entry does not count: it was a mistake, or written to try. */
export type WithdrawalReason = 'MISTAKE' | 'TEST';

/**
 * What one writer wrote down of a follow-up agreement, as on a post-it. It is never overwritten: the agreement is made
 * of its entries, and an entry can be taken out of it again.
 */
@Entity({ name: 'follow_up_entries' })
export class FollowUpEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_follow_up_entries' })
  id!: string;

  @Column({ type: 'uuid', name: 'follow_up_agreement_id' })
  followUpAgreementId!: string;

  /** In which order it came into the agreement, from 1: of two that say something else the earlier one's is shown. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  side!: FollowUpSide;

  /** Whether it is its side's own word; false for what others noted for the side, which confirms nothing. */
  @Column({ type: 'boolean', name: 'is_of_side' })
  isOfSide!: boolean;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** A function, never a person. */
  @Column({ type: 'text', name: 'employer_owner', nullable: true })
  employerOwner!: string | null;

  /** A function, never a person. */
  @Column({ type: 'text', name: 'region_owner', nullable: true })
  regionOwner!: string | null;

  @Column({ type: 'date', name: 'due_on', nullable: true })
  dueOn!: string | null;

  /** The token subject that wrote it, or `table:` and the id of a join code. Never shown. */
  @Column({ type: 'text' })
  writer!: string;

  /** Of the key by which the writer's own device knows the entry, unique for the writer; hashed, since it may be anything. */
  @Column({ type: 'text', name: 'client_key_hash', nullable: true })
  clientKeyHash!: string | null;

  /** Of what was sent under that key: the same again is the same entry, something else is refused. */
  @Column({ type: 'text', name: 'request_hash', nullable: true })
  requestHash!: string | null;

  @Column({ type: 'uuid', name: 'join_code_id', nullable: true })
  joinCodeId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'recorded_at' })
  recordedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ type: 'text', name: 'withdrawal_reason', nullable: true })
  withdrawalReason!: WithdrawalReason | null;
}
