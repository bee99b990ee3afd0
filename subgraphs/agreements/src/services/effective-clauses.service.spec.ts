import { comparedDeviations, effectiveClauses } from './effective-clauses.service';

const standard = { trialPlacementStandardMonths: 2, contractMinimumMonths: 6 };
const regional = { trialPlacementMaxMonths: 3, responseTimeResponseDays: 2 };
const deviation = (ingredient: 'TRIAL_PLACEMENT' | 'RESPONSE_TIME') => ({
  regionalArrangementId: 'r',
  ingredient,
  reason: `because of ${ingredient}`,
});

describe('effectiveClauses', () => {
  it('are the framework where nothing deviates', () => {
    expect(effectiveClauses(standard, {}, [])).toMatchObject([
      { ingredient: 'CONTRACT', minimumMonths: 6 },
      { ingredient: 'TRIAL_PLACEMENT', standardMonths: 2 },
    ]);
  });

  it('take a whole clause from the region where it deviates, in the order of the ingredients', () => {
    const deviations = [deviation('TRIAL_PLACEMENT'), deviation('RESPONSE_TIME')];
    expect(effectiveClauses(standard, regional, deviations)).toMatchObject([
      { ingredient: 'RESPONSE_TIME', responseDays: 2 },
      { ingredient: 'CONTRACT', minimumMonths: 6 },
      { ingredient: 'TRIAL_PLACEMENT', standardMonths: null, maxMonths: 3 },
    ]);
  });
});

describe('comparedDeviations', () => {
  it('put both sides and the reason next to each other; a side without the clause is null', () => {
    const deviations = [deviation('TRIAL_PLACEMENT'), deviation('RESPONSE_TIME')];
    expect(comparedDeviations(standard, regional, deviations)).toMatchObject([
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
