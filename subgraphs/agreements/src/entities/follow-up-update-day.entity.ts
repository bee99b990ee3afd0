import { Entity, PrimaryColumn } from 'typeorm';

/** A day on which somebody changed a follow-up agreement. The database adds it with each `last_update_on`. */
@Entity({ name: 'follow_up_update_days' })
export class FollowUpUpdateDay {
  @PrimaryColumn({
    type: 'uuid',
    name: 'follow_up_agreement_id',
    primaryKeyConstraintName: 'pk_follow_up_update_days',
  })
  followUpAgreementId!: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'pk_follow_up_update_days' })
  day!: string;
}
