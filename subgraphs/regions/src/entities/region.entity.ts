import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A labour-market region. Loaded from the kit's reference table; nobody writes it otherwise. */
@Entity({ name: 'regions' })
export class Region {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_regions' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true, name: 'other_names' })
  otherNames!: string[];

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'text', name: 'central_municipality_code', nullable: true })
  centralMunicipalityCode!: string | null;

  /** The year of the list that names it. */
  @Column({ type: 'integer', name: 'central_municipality_list_year', nullable: true })
  centralMunicipalityListYear!: number | null;
}
