import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a contact of a desk can be for: the subjects that follow-up agreements are about. */
export type ContactTopic =
  | 'NATIONAL_EMPLOYERS'
  | 'VACANCIES'
  | 'PLACEMENTS'
  | 'INSTRUMENTS'
  | 'TRIAL_PLACEMENT'
  | 'WAGE_COST_SUBSIDY'
  | 'JOB_COACHING'
  | 'SICK_LEAVE'
  | 'CANDIDATES'
  | 'ADMINISTRATION'
  | 'ARRANGEMENTS';

/** That a contact is for a topic during a period; at most one of a desk is on any day. */
@Entity({ name: 'desk_contact_topics' })
export class DeskContactTopic {
  @PrimaryColumn({ type: 'uuid', name: 'contact_id', primaryKeyConstraintName: 'pk_desk_contact_topics' })
  contactId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_desk_contact_topics' })
  topic!: ContactTopic;

  /** The contact's desk, which the rule of one for a topic compares. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;
}
