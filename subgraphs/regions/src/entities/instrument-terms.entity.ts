import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Grantor } from '../reference/instrument';

/** What a region, or one municipality in it, makes of an instrument that leaves room for own terms. */
@Entity({ name: 'instrument_terms' })
export class InstrumentTerms {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_instrument_terms' })
  id!: string;

  @Column({ type: 'text', name: 'instrument_code' })
  instrumentCode!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  /** The municipality when the terms are of one only. */
  @Column({ type: 'text', name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Column({ type: 'text' })
  grantor!: Grantor;

  @Column({ type: 'integer', name: 'standard_months', nullable: true })
  standardMonths!: number | null;

  @Column({ type: 'integer', name: 'maximum_months', nullable: true })
  maximumMonths!: number | null;

  @Column({ type: 'text', name: 'remark', nullable: true })
  remark!: string | null;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'date', name: 'checked_on' })
  checkedOn!: string;
}
