import { type ArrangementIngredient, type Clause, type ClauseRow, clauseDescriptors } from '../clauses';
import type { ArrangementDeviation } from '../entities';

/** A deviation with both sides as clauses. */
export interface ComparedDeviation {
  readonly ingredient: ArrangementIngredient;
  readonly standard: Clause | null;
  readonly regional: Clause | null;
  readonly reason: string;
}

/** The region's clause where it deviates, the framework's elsewhere (DESIGN rule 9), in the order of ingredients. */
export function effectiveClauses(
  standard: ClauseRow,
  regional: ClauseRow,
  deviations: readonly ArrangementDeviation[],
): Clause[] {
  const deviating = new Set(deviations.map(({ ingredient }) => ingredient));
  return clauseDescriptors.flatMap(
    (descriptor) => descriptor.read(deviating.has(descriptor.ingredient) ? regional : standard) ?? [],
  );
}

/** The deviations side by side with the framework, in the order of ingredients. */
export function comparedDeviations(
  standard: ClauseRow,
  regional: ClauseRow,
  deviations: readonly ArrangementDeviation[],
): ComparedDeviation[] {
  return clauseDescriptors.flatMap((descriptor) => {
    const deviation = deviations.find(({ ingredient }) => ingredient === descriptor.ingredient);
    if (!deviation) return [];
    const { ingredient, reason } = deviation;
    return [{ ingredient, reason, standard: descriptor.read(standard), regional: descriptor.read(regional) }];
  });
}
