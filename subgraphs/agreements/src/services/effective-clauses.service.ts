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
  return layeredClauses(standard, [{ clauses: regional, deviations }]).map(({ clause }) => clause);
}

/** What a place has of its own: its values, and in which clauses it deviates. */
export interface ClauseLayer {
  readonly clauses: ClauseRow;
  readonly deviations: readonly Pick<ArrangementDeviation, 'ingredient' | 'reason'>[];
}

/** A clause that holds, and the layer it is of; null is the framework, which gives no reason. */
export interface LayeredClause<Layer> {
  readonly clause: Clause;
  readonly layer: Layer | null;
  readonly reason: string | null;
}

/**
 * The framework's clauses under any number of layers, as a region's and that of a municipality in it: the last layer that
 * deviates in a clause says all of it, in the order of ingredients. A layer that agrees on nothing there takes the clause
 * away.
 */
export function layeredClauses<Layer extends ClauseLayer>(
  standard: ClauseRow,
  layers: readonly Layer[],
): LayeredClause<Layer>[] {
  return clauseDescriptors.flatMap(({ ingredient, read }) => {
    const of = layers.findLast(({ deviations }) => deviations.some((own) => own.ingredient === ingredient));
    const clause = read(of?.clauses ?? standard);
    if (clause === null) return [];
    const reason = of?.deviations.find((own) => own.ingredient === ingredient)?.reason ?? null;
    return [{ clause, layer: of ?? null, reason }];
  });
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
