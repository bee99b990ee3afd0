import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * When desk and employer meet the candidate, under forced row-level security. Apart from the notes, because a
 * policy judges whole rows and both sides may read this one.
 */
@Entity({ name: 'introduction_meetings' })
export class IntroductionMeeting {
  @PrimaryColumn({
    type: 'uuid',
    name: 'introduction_id',
    primaryKeyConstraintName: 'pk_introduction_meetings',
  })
  introductionId!: string;

  /** The two sides that the policy compares with the caller. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  @Column({ type: 'timestamptz', name: 'meeting_at' })
  meetingAt!: Date;
}
