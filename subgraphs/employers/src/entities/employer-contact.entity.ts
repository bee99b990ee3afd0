import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Employer } from './employer.entity';
import { Site } from './site.entity';

/**
 * A function that answers for an employer, or for one of its sites, during a period. On any day at most one is
 * in charge of the employer as a whole, and at most one of each site.
 */
@Entity({ name: 'employer_contacts' })
@ForeignKey(() => Site, ['siteId', 'employerId'], ['id', 'employerId'], { name: 'fk_employer_contacts_site' })
@Index('ix_employer_contacts_employer', ['employerId', 'siteId', 'validFrom'])
@Index('ix_employer_contacts_deputy_of', ['deputyOf'])
@Check('ck_employer_contacts_period', 'valid_until >= valid_from')
@Exclusion(
  'ex_employer_contacts_in_charge',
  `using gist (employer_id with =, daterange(valid_from, valid_until, '[]') with &&) where (deputy_of is null and site_id is null)`,
)
@Exclusion(
  'ex_employer_contacts_in_charge_of_site',
  `using gist (site_id with =, daterange(valid_from, valid_until, '[]') with &&) where (deputy_of is null and site_id is not null)`,
)
export class EmployerContact {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_employer_contacts' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  @ForeignKey(() => Employer, { name: 'fk_employer_contacts_employer' })
  employerId!: string;

  /** Null for a contact of the employer as a whole. */
  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId!: string | null;

  /** The contact this one stands in for; null for a contact in charge. */
  @Column({ type: 'uuid', name: 'deputy_of', nullable: true })
  @ForeignKey(() => EmployerContact, { name: 'fk_employer_contacts_deputy_of' })
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
