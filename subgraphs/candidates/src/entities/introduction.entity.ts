import { Column, Entity, PrimaryColumn } from 'typeorm';

export type IntroductionState = 'ASKED' | 'AGREED' | 'DECLINED' | 'MEETING' | 'DONE' | 'CLOSED';

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

  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;
}
