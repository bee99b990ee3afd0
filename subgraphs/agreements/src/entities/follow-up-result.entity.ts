import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FollowUpNoter } from './follow-up-status-change.entity';

/** What came of a follow-up agreement, as told on a day. Lines are added; the latest holds. */
@Entity({ name: 'follow_up_results' })
export class FollowUpResult {
  @PrimaryColumn({
    type: 'uuid',
    name: 'follow_up_agreement_id',
    primaryKeyConstraintName: 'pk_follow_up_results',
  })
  followUpAgreementId!: string;

  /** Counted from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_follow_up_results' })
  number!: number;

  @Column({ type: 'boolean', name: 'is_meeting_held' })
  isMeetingHeld!: boolean;

  @Column({ type: 'boolean', name: 'is_arrangement_signed' })
  isArrangementSigned!: boolean;

  /** The arrangement it led to; null when none is named. */
  @Column({ type: 'uuid', name: 'arrangement_id', nullable: true })
  arrangementId!: string | null;

  /** People who began to work; null when it was not told. */
  @Column({ type: 'integer', nullable: true })
  placements!: number | null;

  /** Of all placements together, in hundredths of an hour per week; null when it was not told. */
  @Column({ type: 'integer', name: 'hours_hundredths', nullable: true })
  hoursHundredths!: number | null;

  @Column({ type: 'date', name: 'recorded_on' })
  recordedOn!: string;

  @Column({ type: 'text', name: 'noted_by' })
  notedBy!: FollowUpNoter;
}
