import { Column, Entity, PrimaryColumn } from 'typeorm';

export type FollowUpCategory =
  | 'INTRODUCTORY_MEETING'
  | 'FIND_CONTACT'
  | 'VACANCY_PROCEDURE'
  | 'PLACEMENTS'
  | 'INSTRUMENTS'
  | 'TRIAL_PLACEMENT'
  | 'WAGE_COST_SUBSIDY'
  | 'JOB_COACHING'
  | 'SICK_LEAVE'
  | 'COMMUNICATION'
  | 'RESPONSE_TIMES'
  | 'ADMINISTRATION'
  | 'CANDIDATES'
  | 'KNOWLEDGE_SHARING'
  | 'TOOL_SHARING'
  | 'WORK_VISIT'
  | 'ARRANGEMENT'
  | 'OTHER';

/** Where an agreement stands as somebody said. That nobody says anything is not stored: see `FollowUpStanding`. */
export type FollowUpStatus = 'OPEN' | 'CONFIRMED' | 'IN_PROGRESS' | 'DONE' | 'DROPPED';

/**
 * What an employer and one or more regions will do next. The unique key is domain rule 10: what both sides write
 * about the same employer, session, category and regions is one agreement.
 */
@Entity({ name: 'follow_up_agreements' })
export class FollowUpAgreement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_follow_up_agreements' })
  id!: string;

  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  sessionId!: string | null;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  /** Sorted and without repeats, so that equal sets are equal values. */
  @Column({ type: 'text', array: true, name: 'region_codes' })
  regionCodes!: string[];

  @Column({ type: 'text' })
  category!: FollowUpCategory;

  @Column({ type: 'text', name: 'employer_text', nullable: true })
  employerText!: string | null;

  @Column({ type: 'text', name: 'region_text', nullable: true })
  regionText!: string | null;

  /** A function, never a person. */
  @Column({ type: 'text', name: 'employer_owner', nullable: true })
  employerOwner!: string | null;

  /** A function, never a person. */
  @Column({ type: 'text', name: 'region_owner', nullable: true })
  regionOwner!: string | null;

  @Column({ type: 'date', name: 'due_on', nullable: true })
  dueOn!: string | null;

  /** The latest of its status changes. */
  @Column({ type: 'text' })
  status!: FollowUpStatus;

  @Column({ type: 'boolean', name: 'is_written_by_employer' })
  isWrittenByEmployer!: boolean;

  @Column({ type: 'boolean', name: 'is_written_by_region' })
  isWrittenByRegion!: boolean;

  @Column({ type: 'date', name: 'recorded_on' })
  recordedOn!: string;

  /** Counts the changes from 1. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** 0, and counted from 1 for what was taken apart by hand from an agreement of the same parties. */
  @Column({ type: 'integer', default: 0 })
  separation!: number;

  /** The day on which its last entry was withdrawn; null while it counts. */
  @Column({ type: 'date', name: 'withdrawn_on', nullable: true })
  withdrawnOn!: string | null;

  /** The day of the latest change that somebody made: of its status, its details or a note. */
  @Column({ type: 'date', name: 'last_update_on' })
  lastUpdateOn!: string;
}
