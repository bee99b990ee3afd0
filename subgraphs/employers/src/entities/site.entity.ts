import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Employer } from './employer.entity';
import { workplaceOffers, type WorkplaceOffer } from './workplace-offer';

/**
 * A place where an employer has people at work. It is closed, never deleted: others hold its id. The unique
 * pairs are what contacts and vacancies refer to, so that neither can be of one employer at another's site.
 */
@Entity({ name: 'sites' })
@Unique('uq_sites_employer', ['id', 'employerId'])
@Unique('uq_sites_employer_region', ['id', 'employerId', 'regionCode'])
@Index('ix_sites_employer', ['employerId', 'name', 'id'])
@Index('ix_sites_region', ['regionCode', 'name', 'id'])
@Check('ck_sites_municipality', `municipality_code ~ '^GM[0-9]{4}$'`)
@Check('ck_sites_region', `region_code ~ '^AM[0-9]{2}$'`)
@Check('ck_sites_offers', `offers <@ '{${workplaceOffers.join(',')}}'::text[]`)
@Check('ck_sites_intended_placements', 'intended_placements between 0 and 10000')
export class Site {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_sites' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  @ForeignKey(() => Employer, { name: 'fk_sites_employer' })
  employerId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'municipality_code' })
  municipalityCode!: string;

  /** The region of the municipality when the site was registered. */
  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'text', array: true })
  offers!: WorkplaceOffer[];

  /** Null when unknown. */
  @Column({ type: 'integer', name: 'intended_placements', nullable: true })
  intendedPlacements!: number | null;

  @Column({ type: 'date', name: 'opens_on', nullable: true })
  opensOn!: string | null;

  /** The first day on which it is closed. */
  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;
}
