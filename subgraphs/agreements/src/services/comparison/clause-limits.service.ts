import type { ArrangementIngredient, ClauseRow } from '../../clauses';
import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';

/** That a clause goes beyond a limit, in months. */
export interface ClauseWarning {
  readonly kind: 'EXCEEDS_STATUTORY_MAXIMUM' | 'EXCEEDS_REGIONAL_MAXIMUM';
  readonly months: number;
  readonly limit: InstrumentTerms;
}

/** Where an ingredient meets the schemes: their codes, and for how many months its clause has them last at most. */
interface Counterpart {
  readonly instruments: readonly string[];
  readonly months?: (row: ClauseRow) => number | null;
}

/** Only trial placements have a length in their clause; of the others the limits are told and nothing is judged. */
const counterparts: Readonly<Partial<Record<ArrangementIngredient, Counterpart>>> = {
  TRIAL_PLACEMENT: {
    instruments: ['TRIAL_PLACEMENT'],
    months: ({ trialPlacementStandardMonths, trialPlacementMaxMonths }) =>
      largest(trialPlacementStandardMonths, trialPlacementMaxMonths),
  },
  WAGE_COST_SUBSIDY: { instruments: ['WAGE_COST_SUBSIDY', 'FLAT_RATE_WAGE_COST_SUBSIDY'] },
  WAGE_VALUE_ASSESSMENT: { instruments: ['WAGE_VALUE_ASSESSMENT'] },
  JOB_COACHING: { instruments: ['JOB_COACH'] },
};

/** The limits that an ingredient is about: the terms of its schemes that tell of how long they last. */
export function limitsOf(
  ingredient: ArrangementIngredient,
  terms: readonly InstrumentTerms[],
): InstrumentTerms[] {
  const codes = counterparts[ingredient]?.instruments ?? [];
  return terms.filter(
    ({ instrumentCode, standardMonths, maximumMonths, isOpenEnded }) =>
      codes.includes(instrumentCode) &&
      (standardMonths !== null || maximumMonths !== null || isOpenEnded === true),
  );
}

/** Where the clause in a row goes beyond the limits. A limit that is not known is none. */
export function warningsOf(
  ingredient: ArrangementIngredient,
  row: ClauseRow | null,
  limits: readonly InstrumentTerms[],
): ClauseWarning[] {
  const months = row && counterparts[ingredient]?.months?.(row);
  if (months == null) return [];
  return limitsOf(ingredient, limits).flatMap((limit) =>
    limit.maximumMonths !== null && months > limit.maximumMonths
      ? [
          {
            kind: limit.regionCode === null ? 'EXCEEDS_STATUTORY_MAXIMUM' : 'EXCEEDS_REGIONAL_MAXIMUM',
            months,
            limit,
          } as const,
        ]
      : [],
  );
}

function largest(...values: readonly unknown[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : Math.max(...numbers);
}
