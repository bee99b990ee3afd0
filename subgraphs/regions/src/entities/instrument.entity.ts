import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AmountRule,
  DurationRule,
  Grantor,
  InstrumentCondition,
  LegalBasis,
} from '../reference/instrument';

/** An instrument (scheme) for employers. Loaded from the reference data; nobody writes it otherwise. */
@Entity({ name: 'instruments' })
export class Instrument {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_instruments' })
  code!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', name: 'name_en' })
  nameEn!: string;

  @Column({ type: 'text', name: 'name_nl' })
  nameNl!: string;

  @Column({ type: 'text', array: true })
  grantors!: Grantor[];

  @Column({ type: 'jsonb', name: 'legal_basis' })
  legalBasis!: LegalBasis[];

  @Column({ type: 'jsonb', name: 'amount_rules' })
  amountRules!: AmountRule[];

  @Column({ type: 'jsonb', name: 'duration_rules' })
  durationRules!: DurationRule[];

  @Column({ type: 'jsonb' })
  conditions!: InstrumentCondition[];

  @Column({ type: 'boolean', name: 'varies_by_municipality' })
  variesByMunicipality!: boolean;

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'text', array: true })
  sources!: string[];

  @Column({ type: 'date', name: 'checked_on' })
  checkedOn!: string;
}
