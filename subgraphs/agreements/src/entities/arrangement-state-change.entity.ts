import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArrangementState } from './arrangement.entity';

/** What an evaluation came to. */
export type EvaluationOutcome = 'CONTINUES' | 'NEXT_VERSION';

/** From which day a version of a framework was in a state. Lines are added and never changed. */
@Entity({ name: 'arrangement_state_changes' })
export class ArrangementStateChange {
  @PrimaryColumn({
    type: 'uuid',
    name: 'arrangement_id',
    primaryKeyConstraintName: 'pk_arrangement_state_changes',
  })
  arrangementId!: string;

  /** Counted from 1; of two changes on one day the later number holds at its end. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_arrangement_state_changes' })
  number!: number;

  @Column({ type: 'text' })
  state!: ArrangementState;

  /** Not before the line with the number before. */
  @Column({ type: 'date' })
  since!: string;

  /** Of the line that ends an evaluation; null on every other. */
  @Column({ type: 'text', nullable: true })
  outcome!: EvaluationOutcome | null;
}
