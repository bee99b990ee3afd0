import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a municipality belongs to a region from one day until another: borders move. */
@Entity({ name: 'municipality_regions' })
export class MunicipalityRegion {
  @PrimaryColumn({
    type: 'text',
    name: 'municipality_code',
    primaryKeyConstraintName: 'pk_municipality_regions',
  })
  municipalityCode!: string;

  @PrimaryColumn({ type: 'date', name: 'valid_from', primaryKeyConstraintName: 'pk_municipality_regions' })
  validFrom!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;
}
