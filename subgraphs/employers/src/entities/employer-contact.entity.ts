import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A function that answers for an employer, or for one of its sites, during a period. On any day at most one is
 * in charge of the employer as a whole, and at most one of each site.
 */
@Entity({ name: 'employer_contacts' })
export class EmployerContact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_employer_contacts' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  /** Null for a contact of the employer as a whole. */
  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId!: string | null;

  /** The contact this one stands in for; null for a contact in charge. */
  @Column({ type: 'uuid', name: 'deputy_of', nullable: true })
  deputyOf!: string | null;

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
