import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkplaceOffer } from './workplace-offer';

/** A place where an employer has people at work. It is closed, never deleted: others hold its id. */
@Entity({ name: 'sites' })
export class Site {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_sites' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
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
