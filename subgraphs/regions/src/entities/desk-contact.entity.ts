import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A function at a desk that answers employers during a period; at most one is in charge of the desk on any day. */
@Entity({ name: 'desk_contacts' })
export class DeskContact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_desk_contacts' })
  id!: string;

  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  /** The contact this one stands in for; null for a contact in charge. */
  @Column({ type: 'uuid', name: 'deputy_of', nullable: true })
  deputyOf!: string | null;

  /** Whether it is for topics (DeskContactTopic), or the deputy of one who is, and so not in charge of the desk. */
  @Column({ type: 'boolean', name: 'is_for_topics', default: false })
  isForTopics!: boolean;

  @Column({ type: 'text', name: 'function_title' })
  functionTitle!: string;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text', name: 'email_address' })
  emailAddress!: string;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'date', name: 'verified_on' })
  verifiedOn!: string;
}
