import fc from 'fast-check';
import type { ArrangementIngredient, ClauseRow } from '../../clauses';
import { comparedDeviations, layeredClauses } from './layered-clauses.service';

const standard = { trialPlacementStandardMonths: 2, contractMinimumMonths: 6 };
const regional = { trialPlacementMaxMonths: 3, responseTimeResponseDays: 2 };
const deviation = (ingredient: 'TRIAL_PLACEMENT' | 'RESPONSE_TIME') => ({
  ingredient,
  reason: `because of ${ingredient}`,
});

describe('comparedDeviations', () => {
  it('put both sides and the reason next to each other; a side without the clause is null', () => {
    const deviations = [deviation('TRIAL_PLACEMENT'), deviation('RESPONSE_TIME')];
    expect(comparedDeviations(standard, { clauses: regional, deviations })).toMatchObject([
      { ingredient: 'RESPONSE_TIME', standard: null, regional: { responseDays: 2 } },
      {
        ingredient: 'TRIAL_PLACEMENT',
        standard: { standardMonths: 2 },
        regional: { maxMonths: 3 },
        reason: 'because of TRIAL_PLACEMENT',
      },
    ]);
  });
});

describe('layeredClauses', () => {
  it('take a whole clause from a layer that deviates, in the order of the ingredients', () => {
    const layer = {
      clauses: regional,
      deviations: [deviation('TRIAL_PLACEMENT'), deviation('RESPONSE_TIME')],
    };
    expect(layeredClauses(standard, [layer]).map(({ clause }) => clause)).toMatchObject([
      { ingredient: 'RESPONSE_TIME', responseDays: 2 },
      { ingredient: 'CONTRACT', minimumMonths: 6 },
      { ingredient: 'TRIAL_PLACEMENT', standardMonths: null, maxMonths: 3 },
    ]);
  });

  /** A value of its own for each ingredient, told apart by the layer that has it. */
  const valueOf: Readonly<Record<string, (layer: number) => Record<string, unknown>>> = {
    RESPONSE_TIME: (layer) => ({ responseTimeResponseDays: layer }),
    CONTRACT: (layer) => ({ contractMinimumMonths: layer }),
    TRIAL_PLACEMENT: (layer) => ({ trialPlacementStandardMonths: layer }),
    AFTERCARE: (layer) => ({ aftercareMonths: layer }),
  };
  const ingredients = Object.keys(valueOf) as ArrangementIngredient[];
  const someOf = fc.subarray(ingredients);
  const rowOf = (of: readonly string[], layer: number) =>
    Object.assign({}, ...of.map((ingredient) => valueOf[ingredient]?.(layer))) as ClauseRow;
  const layers = fc.array(fc.record({ deviating: someOf, agreed: someOf }), { maxLength: 3 });

  it('takes each clause whole from the last layer that deviates in it, whatever is agreed below', () => {
    fc.assert(
      fc.property(someOf, layers, (agreed, drawn) => {
        const given = drawn.map(({ deviating, agreed: own }, at) => ({
          clauses: rowOf(own, at + 1),
          deviations: deviating.map((ingredient) => ({ ingredient, reason: `layer ${at + 1}` })),
        }));
        const expected = ingredients.flatMap((ingredient) => {
          const at = drawn.findLastIndex(({ deviating }) => deviating.includes(ingredient));
          const isAgreed = (drawn[at]?.agreed ?? agreed).includes(ingredient);
          return isAgreed
            ? [[ingredient, at < 0 ? null : given[at], at < 0 ? null : `layer ${at + 1}`, at + 1]]
            : [];
        });
        const found = layeredClauses(rowOf(agreed, 0), given).map(({ clause, layer, reason }) => [
          clause.ingredient,
          layer,
          reason,
          clause['responseDays'] ?? clause['minimumMonths'] ?? clause['standardMonths'] ?? clause['months'],
        ]);
        expect(found).toEqual(expected);
      }),
    );
  });
});
