import { Column, Entity, PrimaryColumn } from 'typeorm';

export type IntroductionState = 'ASKED' | 'AGREED' | 'DECLINED' | 'MEETING' | 'DONE' | 'CLOSED';

export type IntroductionOutcome =
  | 'HIRED'
  | 'TRIAL_PLACEMENT'
  | 'WORK_EXPERIENCE'
  | 'FOLLOW_UP_MEETING'
  | 'NO_MATCH';

/** A request to meet the person of a profile. It holds no personal data; what is confidential stands aside. */
@Entity({ name: 'introductions' })
export class Introduction {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_introductions' })
  id!: string;

  @Column({ type: 'uuid', name: 'profile_id' })
  profileId!: string;

  /** The profile's desk. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  @Column({ type: 'uuid', name: 'vacancy_id', nullable: true })
  vacancyId!: string | null;

  @Column({ type: 'text' })
  state!: IntroductionState;

  @Column({ type: 'date', name: 'requested_on' })
  requestedOn!: string;

  @Column({ type: 'date', name: 'answer_due_on' })
  answerDueOn!: string;

  /** The day on which the desk told what the candidate answered; null before, and when it ended without an answer. */
  @Column({ type: 'date', name: 'answered_on', nullable: true })
  answeredOn!: string | null;

  /** The day by which the side whose turn it is should act; null once it has ended. */
  @Column({ type: 'date', name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;

  /** The desk's contact that deals with it; null: the desk's function. */
  @Column({ type: 'uuid', name: 'assigned_contact_id', nullable: true })
  assignedContactId!: string | null;

  /** What the meeting led to; never why. */
  @Column({ type: 'text', nullable: true })
  outcome!: IntroductionOutcome | null;

  /** Counts its changes from 1: a change is compare-and-set on it. */
  @Column({ type: 'integer' })
  revision!: number;
}
