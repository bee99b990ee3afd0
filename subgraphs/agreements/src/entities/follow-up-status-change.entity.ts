import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FollowUpStatus } from './follow-up-agreement.entity';

/** From which day a follow-up agreement had a status. Lines are added and never changed. */
@Entity({ name: 'follow_up_status_changes' })
export class FollowUpStatusChange {
  @PrimaryColumn({
    type: 'uuid',
    name: 'follow_up_agreement_id',
    primaryKeyConstraintName: 'pk_follow_up_status_changes',
  })
  followUpAgreementId!: string;

  /** Counted from 1; of two changes on one day the later number holds at its end. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_follow_up_status_changes' })
  number!: number;

  @Column({ type: 'text' })
  status!: FollowUpStatus;

  @Column({ type: 'date' })
  since!: string;
}
