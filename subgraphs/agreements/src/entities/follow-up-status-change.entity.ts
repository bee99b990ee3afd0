import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FollowUpStatus } from './follow-up-agreement.entity';

/** Who says how an agreement goes on: a side of it, the organiser of its session, or the liaison; never which person. */
export type FollowUpNoter = 'EMPLOYER' | 'REGION' | 'ORGANISER' | 'LIAISON';

/** Why an agreement was given up. A closed list, and nothing in it is about a person. */
export type FollowUpDropReason =
  | 'NO_VACANCY'
  | 'NO_CANDIDATE'
  | 'NO_CONTACT'
  | 'NO_CAPACITY'
  | 'TERMS_NOT_AGREED'
  | 'OTHER_PRIORITY'
  | 'DUPLICATE'
  | 'ORGANISATION_CHANGED'
  | 'OTHER';

/**
 * From which day a follow-up agreement had a status, and what was noted then: a note alone repeats the status. Lines are
 * added and never changed.
 */
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

  /** Who said so; null for what follows from the writing itself. */
  @Column({ type: 'text', name: 'noted_by', nullable: true })
  notedBy!: FollowUpNoter | null;

  /** One line; never about a candidate. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** The code of why it was given up; null for every other status. */
  @Column({ type: 'text', nullable: true })
  reason!: FollowUpDropReason | null;
}
