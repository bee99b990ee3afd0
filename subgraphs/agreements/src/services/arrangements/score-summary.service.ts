import { type ArrangementIngredient, arrangementIngredients } from '../../clauses';
import type { ScoreCounts } from '../../repositories/clause-score.repository';

/** How many say what, as it is told. */
export interface ShownCount {
  readonly works: number | null;
  readonly doesNotWork: number | null;
  readonly isSuppressed: boolean;
}

/** What is told of one ingredient. */
export interface ScoreSummary {
  readonly ingredient: ArrangementIngredient;
  readonly employers: ShownCount;
  readonly regions: ShownCount;
  readonly total: ShownCount;
}

interface Count {
  readonly works: number;
  readonly doesNotWork: number;
}

/** Fewer scores than this are not told: one could be known by its party. */
const smallestShown = 5;

const suppressed: ShownCount = { works: null, doesNotWork: null, isSuppressed: true };
const numberOf = ({ works, doesNotWork }: Count): number => works + doesNotWork;
const isShown = (count: Count): boolean => numberOf(count) >= smallestShown;
const ofEmployers = (row: ScoreCounts): Count => ({
  works: row.employerWorks,
  doesNotWork: row.employerDoesNotWork,
});
const ofRegions = (row: ScoreCounts): Count => ({
  works: row.regionWorks,
  doesNotWork: row.regionDoesNotWork,
});
const sum = (counts: readonly Count[]): Count => ({
  works: counts.reduce((n, { works }) => n + works, 0),
  doesNotWork: counts.reduce((n, { doesNotWork }) => n + doesNotWork, 0),
});

/**
 * What is told of one ingredient in all versions together. A side is told when it has enough scores, and when those
 * outside the versions that are told by themselves are none or enough: else they could be had by subtraction.
 */
export function summaryOfAll(ingredient: ArrangementIngredient, rows: readonly ScoreCounts[]): ScoreSummary {
  const side = (of: (row: ScoreCounts) => Count): ShownCount => {
    const counts = rows.map(of);
    const rest = sum(counts.filter((count) => !isShown(count)));
    const all = sum(counts);
    const isTold = isShown(all) && (numberOf(rest) === 0 || isShown(rest));
    return isTold ? { ...all, isSuppressed: false } : suppressed;
  };
  const [employers, regions] = [side(ofEmployers), side(ofRegions)];
  const isTold = !employers.isSuppressed && !regions.isSuppressed;
  const all = sum(rows.flatMap((row) => [ofEmployers(row), ofRegions(row)]));
  return { ingredient, employers, regions, total: isTold ? { ...all, isSuppressed: false } : suppressed };
}

/** What is told of each ingredient of one version, in their order. */
export function summariesOf(rows: readonly ScoreCounts[]): ScoreSummary[] {
  return arrangementIngredients.map((ingredient) =>
    summaryOfAll(
      ingredient,
      rows.filter((row) => row.ingredient === ingredient),
    ),
  );
}
