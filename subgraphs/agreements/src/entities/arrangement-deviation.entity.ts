import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArrangementIngredient } from '../clauses';

/** That a region differs from the framework in one clause, and why; its value is in the region's clause set. */
@Entity({ name: 'arrangement_deviations' })
export class ArrangementDeviation {
  @PrimaryColumn({
    type: 'uuid',
    name: 'regional_arrangement_id',
    primaryKeyConstraintName: 'pk_arrangement_deviations',
  })
  regionalArrangementId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_arrangement_deviations' })
  ingredient!: ArrangementIngredient;

  @Column({ type: 'text' })
  reason!: string;
}
