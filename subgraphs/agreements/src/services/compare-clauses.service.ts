import type { ArrangementIngredient, Clause, ClauseDescriptor, ClauseRow } from '../clauses';
import type { ArrangementCoverage, ArrangementDeviation, RegionalArrangement } from '../entities';
import type { ClauseLimit } from '../repositories/clause-limit.repository';
import { type ClauseWarning, limitsOf, warningsOf } from './clause-limits.service';

export type ClauseVerdict = 'SAME' | 'DIFFERS' | 'UNKNOWN';

/** An answer of a region or municipality, with its own values and where it deviates. */
export interface Answer {
  readonly row: Pick<RegionalArrangement, 'coverage' | 'adoptedOn' | 'municipalityCode'>;
  readonly clauses: ClauseRow;
  readonly deviations: readonly Pick<ArrangementDeviation, 'ingredient' | 'reason'>[];
}

/** What holds somewhere of one ingredient. */
export interface Standing {
  readonly verdict: ClauseVerdict;
  readonly regional: Clause | null;
  readonly since: string | null;
  readonly reason: string | null;
}

/** A municipality in which something else holds than in its region. */
export interface ComparedMunicipality extends Standing {
  readonly municipalityCode: string;
  readonly coverage: ArrangementCoverage;
  readonly warnings: readonly ClauseWarning[];
}

/** What a region makes of one ingredient. */
export interface ComparedCell extends Omit<Standing, 'verdict'> {
  readonly regionCode: string;
  readonly isVisible: boolean;
  readonly coverage: ArrangementCoverage | null;
  readonly verdict: ClauseVerdict | null;
  readonly municipalities: readonly ComparedMunicipality[];
  readonly limits: readonly ClauseLimit[];
  readonly warnings: readonly ClauseWarning[];
}

/** What is known of a region: its answer as a whole, those of its municipalities, and the limits there. */
export interface RegionAnswers {
  readonly regionCode: string;
  readonly isVisible: boolean;
  readonly whole: Answer | null;
  readonly municipalities: readonly Answer[];
  readonly limits: readonly ClauseLimit[];
}

const unknown: Standing = { verdict: 'UNKNOWN', regional: null, since: null, reason: null };

/** The row in which a clause stands where an answer was given: its own where it deviates, else the framework's. */
function rowOf(
  ingredient: ArrangementIngredient,
  standard: ClauseRow,
  answer: Answer | null,
): ClauseRow | null {
  if (!answer || answer.row.coverage === 'NOT_YET') return null;
  return answer.deviations.some((deviation) => deviation.ingredient === ingredient)
    ? answer.clauses
    : standard;
}

/** What holds where an answer was given. Without one, and where nothing was taken over, nothing is known. */
export function standingOf(
  descriptor: ClauseDescriptor,
  standard: ClauseRow,
  answer: Answer | null,
): Standing {
  const { ingredient } = descriptor;
  const row = rowOf(ingredient, standard, answer);
  if (!answer || !row) return unknown;
  const deviation = answer.deviations.find((candidate) => candidate.ingredient === ingredient);
  return {
    verdict: descriptor.isEqual(row, standard) ? 'SAME' : 'DIFFERS',
    regional: descriptor.read(row),
    since: answer.row.adoptedOn,
    reason: deviation?.reason ?? null,
  };
}

/** One cell of the table. */
export function compareClause(
  descriptor: ClauseDescriptor,
  standard: ClauseRow,
  { regionCode, isVisible, whole, municipalities, limits }: RegionAnswers,
): ComparedCell {
  const { ingredient } = descriptor;
  const here = { regionCode, isVisible, limits: limitsOf(ingredient, limits) };
  if (!isVisible) {
    return { ...here, ...unknown, verdict: null, coverage: null, municipalities: [], warnings: [] };
  }
  const answered = new Set(municipalities.map(({ row }) => row.municipalityCode));
  const ofRegion = limits.filter(({ municipalityCode }) => !answered.has(municipalityCode));
  return {
    ...here,
    ...standingOf(descriptor, standard, whole),
    coverage: whole?.row.coverage ?? null,
    municipalities: municipalities.flatMap((answer) => {
      const compared = compareMunicipality(descriptor, standard, answer, limits);
      return isSameAs(descriptor, standard, whole, answer) ? [] : [compared];
    }),
    warnings: warningsOf(ingredient, rowOf(ingredient, standard, whole), ofRegion),
  };
}

function compareMunicipality(
  descriptor: ClauseDescriptor,
  standard: ClauseRow,
  answer: Answer,
  limits: readonly ClauseLimit[],
): ComparedMunicipality {
  const municipalityCode = answer.row.municipalityCode ?? '';
  const here = limits.filter((limit) => [null, municipalityCode].includes(limit.municipalityCode));
  return {
    ...standingOf(descriptor, standard, answer),
    municipalityCode,
    coverage: answer.row.coverage,
    warnings: warningsOf(descriptor.ingredient, rowOf(descriptor.ingredient, standard, answer), here),
  };
}

/** Whether the same holds in a municipality as in its region. */
function isSameAs(
  descriptor: ClauseDescriptor,
  standard: ClauseRow,
  whole: Answer | null,
  municipality: Answer,
): boolean {
  const rows = [whole, municipality].map((answer) => rowOf(descriptor.ingredient, standard, answer));
  const [region, own] = rows;
  if (!region || !own) return region === own;
  return descriptor.isEqual(region, own);
}
