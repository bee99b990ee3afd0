import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactKind } from './arrangement.entity';

export type ArrangementCoverage = 'FULL' | 'PARTIAL' | 'NOT_YET';

/**
 * What a region, or one municipality in it, took over of an arrangement: at most one present answer each. Former answers
 * are kept beside it, with ids of their own.
 */
@Entity({ name: 'regional_arrangements' })
export class RegionalArrangement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_regional_arrangements' })
  id!: string;

  @Column({ type: 'uuid', name: 'arrangement_id' })
  arrangementId!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  /** Null when the answer is of the region as a whole. */
  @Column({ type: 'text', name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Column({ type: 'text' })
  coverage!: ArrangementCoverage;

  /** The region's own values, where it deviates; null when it does not. */
  @Column({ type: 'uuid', name: 'clause_set_id', nullable: true })
  clauseSetId!: string | null;

  @Column({ type: 'date', name: 'adopted_on', nullable: true })
  adoptedOn!: string | null;

  /** The day of the latest answer, NOT_YET included. */
  @Column({ type: 'date', name: 'answered_on' })
  answeredOn!: string;

  @Column({ type: 'text', name: 'contact_kind', nullable: true })
  contactKind!: ContactKind | null;

  @Column({ type: 'uuid', name: 'contact_id', nullable: true })
  contactId!: string | null;

  /** Functions and organisations, never persons. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  signatories!: string[];

  /** Counts changes from 1: what the next change must have seen. */
  @Column({ type: 'integer' })
  revision!: number;

  /** Of a former answer the present one, which has a later revision; null of the present one. */
  @Column({ type: 'uuid', name: 'former_of', nullable: true })
  formerOf!: string | null;
}
