import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArrangementIngredient } from '../clauses';

/** Whether a clause works in practice. */
export type ClauseScoreVerdict = 'WORKS' | 'DOES_NOT_WORK';

/** What one party says of one clause after use. Lines are added: of a party's lines the one with the highest number counts. */
@Entity({ name: 'clause_scores' })
export class ClauseScore {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_clause_scores' })
  id!: string;

  @Column({ type: 'uuid', name: 'arrangement_id' })
  arrangementId!: string;

  @Column({ type: 'text' })
  ingredient!: ArrangementIngredient;

  /** The region that says so; null when it is the framework's employer. */
  @Column({ type: 'text', name: 'region_code', nullable: true })
  regionCode!: string | null;

  /** Counts what the party said of the clause, from 1: what saying it again must have seen. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  verdict!: ClauseScoreVerdict;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'date', name: 'scored_on' })
  scoredOn!: string;
}
