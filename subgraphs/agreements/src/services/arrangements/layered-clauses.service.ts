import { type ArrangementIngredient, type Clause, type ClauseRow, clauseDescriptors } from '../../clauses';
import type { ArrangementDeviation } from '../../entities';

/** A deviation with both sides as clauses. */
export interface ComparedDeviation {
  readonly ingredient: ArrangementIngredient;
  readonly standard: Clause | null;
  readonly regional: Clause | null;
  readonly reason: string;
}

/** What a place has of its own: its values, and in which clauses it deviates. */
export interface ClauseLayer {
  readonly clauses: ClauseRow;
  readonly deviations: readonly Pick<ArrangementDeviation, 'ingredient' | 'reason'>[];
}

/** Where a clause stands: the row it is in, and the layer that row is of; null is the framework, which gives no reason. */
export interface ClausePlace<Layer> {
  readonly row: ClauseRow;
  readonly layer: Layer | null;
  readonly reason: string | null;
}

/** A clause that holds, and where it stands. */
export interface LayeredClause<Layer> extends Omit<ClausePlace<Layer>, 'row'> {
  readonly clause: Clause;
}

/**
 * Where a clause stands in a framework under any number of layers, as a region's and that of a municipality in it: the
 * last layer that deviates says all of it (domain rule 9).
 */
export function clausePlace<Layer extends ClauseLayer>(
  ingredient: ArrangementIngredient,
  standard: ClauseRow,
  layers: readonly Layer[],
): ClausePlace<Layer> {
  const layer = layers.findLast(({ deviations }) => deviations.some((own) => own.ingredient === ingredient));
  if (layer === undefined) return { row: standard, layer: null, reason: null };
  const reason = layer.deviations.find((own) => own.ingredient === ingredient)?.reason ?? null;
  return { row: layer.clauses, layer, reason };
}

/** The clauses that hold under the layers, in the order of ingredients. A layer can take a clause away. */
export function layeredClauses<Layer extends ClauseLayer>(
  standard: ClauseRow,
  layers: readonly Layer[],
): LayeredClause<Layer>[] {
  return clauseDescriptors.flatMap(({ ingredient, read }) => {
    const { row, layer, reason } = clausePlace(ingredient, standard, layers);
    const clause = read(row);
    return clause === null ? [] : [{ clause, layer, reason }];
  });
}

/** The deviations side by side with the framework, in the order of ingredients. */
export function comparedDeviations(
  standard: ClauseRow,
  { clauses, deviations }: ClauseLayer,
): ComparedDeviation[] {
  return clauseDescriptors.flatMap((descriptor) => {
    const deviation = deviations.find(({ ingredient }) => ingredient === descriptor.ingredient);
    if (!deviation) return [];
    const { ingredient, reason } = deviation;
    return [{ ingredient, reason, standard: descriptor.read(standard), regional: descriptor.read(clauses) }];
  });
}
