import type { ArrangementIngredient, Clause, ClauseDescriptor, ClauseRow } from '../../clauses';
import type { Arrangement, ArrangementCoverage, RegionalArrangement } from '../../entities';
import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { type AnswerLayer, sinceOf } from '../arrangements/answer-layers.service';
import { type ClauseWarning, limitsOf, warningsOf } from './clause-limits.service';
import { type ClausePlace, clausePlace } from '../arrangements/layered-clauses.service';
import type { Verdict } from './verdict';

/** What answers are compared with: a version and its clauses. */
export interface Standard {
  readonly validFrom: Arrangement['validFrom'];
  readonly clauses: ClauseRow;
}

/** An answer of a region or municipality, with the layers that hold there. */
export interface Answer {
  readonly adoption: RegionalArrangement;
  /** None where nothing was taken over. */
  readonly layers: readonly AnswerLayer[];
}

/** What holds somewhere of one ingredient. */
export interface Standing {
  readonly verdict: Verdict;
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
  readonly verdict: Verdict | null;
  readonly municipalities: readonly ComparedMunicipality[];
  readonly limits: readonly InstrumentTerms[];
  readonly warnings: readonly ClauseWarning[];
}

/** What is known of a region: its answer as a whole, those of its municipalities, and the limits there. */
export interface RegionAnswers {
  readonly regionCode: string;
  readonly isVisible: boolean;
  readonly whole: Answer | null;
  readonly municipalities: readonly Answer[];
  readonly limits: readonly InstrumentTerms[];
}

const unknown: Standing = { verdict: 'UNKNOWN', regional: null, since: null, reason: null };

/** Where a clause stands where an answer was given; null without one, and where nothing was taken over. */
function placeIn(
  ingredient: ArrangementIngredient,
  { clauses }: Standard,
  answer: Answer | null,
): ClausePlace<AnswerLayer> | null {
  return answer === null || answer.layers.length === 0
    ? null
    : clausePlace(ingredient, clauses, answer.layers);
}

/** What holds where an answer was given. Without one, and where nothing was taken over, nothing is known. */
function standingOf(descriptor: ClauseDescriptor, standard: Standard, answer: Answer | null): Standing {
  const place = placeIn(descriptor.ingredient, standard, answer);
  if (answer === null || place === null) return unknown;
  return {
    verdict: descriptor.isEqual(place.row, standard.clauses) ? 'SAME' : 'DIFFERS',
    regional: descriptor.read(place.row),
    since: sinceOf(standard.validFrom, place.layer?.adoption ?? answer.adoption),
    reason: place.reason,
  };
}

/** One cell of the table. */
export function compareClause(
  descriptor: ClauseDescriptor,
  standard: Standard,
  { regionCode, isVisible, whole, municipalities, limits }: RegionAnswers,
): ComparedCell {
  const { ingredient } = descriptor;
  const here = { regionCode, isVisible, limits: limitsOf(ingredient, limits) };
  if (!isVisible) {
    return { ...here, ...unknown, verdict: null, coverage: null, municipalities: [], warnings: [] };
  }
  const answered = new Set(municipalities.map(({ adoption }) => adoption.municipalityCode));
  const ofRegion = limits.filter(({ municipalityCode }) => !answered.has(municipalityCode));
  return {
    ...here,
    ...standingOf(descriptor, standard, whole),
    coverage: whole?.adoption.coverage ?? null,
    municipalities: municipalities
      .filter((answer) => !isSameIn(descriptor, standard, whole, answer))
      .map((answer) => compareMunicipality(descriptor, standard, answer, limits)),
    warnings: warningsOf(ingredient, placeIn(ingredient, standard, whole)?.row ?? null, ofRegion),
  };
}

function compareMunicipality(
  descriptor: ClauseDescriptor,
  standard: Standard,
  answer: Answer,
  limits: readonly InstrumentTerms[],
): ComparedMunicipality {
  const { ingredient } = descriptor;
  const municipalityCode = answer.adoption.municipalityCode ?? '';
  const here = limits.filter((limit) => [null, municipalityCode].includes(limit.municipalityCode));
  return {
    ...standingOf(descriptor, standard, answer),
    municipalityCode,
    coverage: answer.adoption.coverage,
    warnings: warningsOf(ingredient, placeIn(ingredient, standard, answer)?.row ?? null, here),
  };
}

/** Whether the same holds in a municipality as in its region. */
function isSameIn(
  descriptor: ClauseDescriptor,
  standard: Standard,
  whole: Answer | null,
  municipality: Answer,
): boolean {
  const region = placeIn(descriptor.ingredient, standard, whole);
  const own = placeIn(descriptor.ingredient, standard, municipality);
  return region === null || own === null ? region === own : descriptor.isEqual(region.row, own.row);
}
