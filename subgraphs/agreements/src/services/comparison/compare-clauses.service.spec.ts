import fc from 'fast-check';
import { type ArrangementIngredient, type ClauseRow, clauseDescriptors } from '../../clauses';
import type { ArrangementCoverage, RegionalArrangement } from '../../entities';
import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { limitsOf, warningsOf } from './clause-limits.service';
import { type Answer, compareClause, type RegionAnswers, type Standard } from './compare-clauses.service';

/** Two values of one column of each clause, so that rows differ exactly where they are told to. */
const samples: Readonly<Record<ArrangementIngredient, readonly [ClauseRow, ClauseRow]>> = {
  CONTACT_PERSON: [{ singleContactHasDeputy: true }, { singleContactHasDeputy: false }],
  ESCALATION: [{ escalationCallBackDays: 1 }, { escalationCallBackDays: 2 }],
  RECRUITMENT_PROCEDURE: [
    { recruitmentProcedureInterviewWithinDays: 1 },
    { recruitmentProcedureInterviewWithinDays: 2 },
  ],
  RESPONSE_TIME: [{ responseTimeResponseDays: 1 }, { responseTimeResponseDays: 2 }],
  COMMUNICATION: [{ communicationConsultEveryWeeks: 1 }, { communicationConsultEveryWeeks: 2 }],
  INTENDED_PLACEMENTS: [{ intendedPlacementsPlacements: 1 }, { intendedPlacementsPlacements: 2 }],
  CONTRACT: [{ contractMinimumMonths: 1 }, { contractMinimumMonths: 2 }],
  TRIAL_PLACEMENT: [{ trialPlacementMaxMonths: 1 }, { trialPlacementMaxMonths: 2 }],
  WAGE_COST_SUBSIDY: [{ wageCostSubsidyDecisionWeeks: 1 }, { wageCostSubsidyDecisionWeeks: 2 }],
  WAGE_VALUE_ASSESSMENT: [{ wageValueAssessmentAfterWeeks: 1 }, { wageValueAssessmentAfterWeeks: 2 }],
  JOB_COACHING: [{ jobCoachingHourlyFeeCents: 1 }, { jobCoachingHourlyFeeCents: 2 }],
  SICK_LEAVE_REPORTING: [{ sickLeaveReportingWithinDays: 1 }, { sickLeaveReportingWithinDays: 2 }],
  INSTRUMENTS: [{ instrumentUseKinds: ['JOB_COACH'] }, { instrumentUseKinds: ['SECONDMENT'] }],
  TARGET_GROUPS: [{ targetGroupsGroups: ['REGISTER'] }, { targetGroupsGroups: ['STATUS_HOLDERS'] }],
  PREPARATION: [{ preparationPreTrainingWeeks: 1 }, { preparationPreTrainingWeeks: 2 }],
  AFTERCARE: [{ aftercareMonths: 1 }, { aftercareMonths: 2 }],
  DATA_SHARING: [{ dataSharingBeforeMeeting: 'a' }, { dataSharingBeforeMeeting: 'b' }],
  VALIDITY: [{ validityTermMonths: 1 }, { validityTermMonths: 2 }],
};
const ingredients = clauseDescriptors.map(({ ingredient }) => ingredient);

const rowOf = (agreed: readonly ArrangementIngredient[], at: 0 | 1): ClauseRow =>
  Object.assign({}, ...agreed.map((ingredient) => samples[ingredient][at]));

const answerOf = (
  coverage: ArrangementCoverage,
  deviating: readonly ArrangementIngredient[] = [],
  municipalityCode: string | null = null,
): Answer => {
  const adoptedOn = coverage === 'NOT_YET' ? null : '2026-03-01';
  const adoption = { coverage, adoptedOn, municipalityCode } as RegionalArrangement;
  const deviations = deviating.map((ingredient) => ({ ingredient, reason: `because of ${ingredient}` }));
  const layer = { adoption, clauses: rowOf(deviating, 1), deviations };
  return { adoption, layers: coverage === 'NOT_YET' ? [] : [layer] };
};

const region = (given: Partial<RegionAnswers>): RegionAnswers => ({
  regionCode: 'AM01',
  isVisible: true,
  whole: null,
  municipalities: [],
  limits: [],
  ...given,
});

const framework = (clauses: ClauseRow): Standard => ({ validFrom: '2026-02-01', clauses });

const cellsOf = (clauses: ClauseRow, answers: RegionAnswers) =>
  clauseDescriptors.map((descriptor) => compareClause(descriptor, framework(clauses), answers));

const someIngredients = fc.subarray([...ingredients]);
const answers = fc.oneof(
  fc.constant(null),
  fc.constant(answerOf('FULL')),
  fc.constant(answerOf('NOT_YET')),
  fc.subarray([...ingredients], { minLength: 1 }).map((deviating) => answerOf('PARTIAL', deviating)),
);

describe('comparing clauses', () => {
  it('finds a framework that was taken over in full the same everywhere, whatever it agrees on', () => {
    fc.assert(
      fc.property(someIngredients, (agreed) => {
        const standard = rowOf(agreed, 0);
        const cells = cellsOf(standard, region({ whole: answerOf('FULL') }));
        expect(cells.map(({ verdict }) => verdict)).toEqual(ingredients.map(() => 'SAME'));
        const held = cells.flatMap(({ regional }) => regional?.ingredient ?? []);
        expect(held).toEqual(agreed);
      }),
    );
  });

  it('finds one that was taken over in part different exactly at the deviations, with their reasons', () => {
    fc.assert(
      fc.property(someIngredients, someIngredients, (agreed, deviating) => {
        const cells = cellsOf(rowOf(agreed, 0), region({ whole: answerOf('PARTIAL', deviating) }));
        const different = cells.flatMap((cell, index) =>
          cell.verdict === 'DIFFERS' ? (ingredients[index] ?? []) : [],
        );
        expect(different).toEqual(deviating);
        expect(cells.flatMap(({ reason }) => reason ?? [])).toEqual(
          deviating.map((ingredient) => `because of ${ingredient}`),
        );
        expect(cells.filter(({ verdict }) => verdict === 'UNKNOWN')).toEqual([]);
      }),
    );
  });

  it('knows nothing where nothing was taken over or nobody answered', () => {
    for (const whole of [null, answerOf('NOT_YET')]) {
      for (const cell of cellsOf(rowOf(ingredients, 0), region({ whole }))) {
        expect(cell).toMatchObject({ verdict: 'UNKNOWN', regional: null, since: null, reason: null });
        expect(cell.coverage).toBe(whole?.adoption.coverage ?? null);
      }
    }
  });

  it('names the municipalities in which something else holds than in the region, and no others', () => {
    // What holds, in one word: the framework's, the deviating one, or nothing that is known.
    const holds = (answer: Answer | null, ingredient: ArrangementIngredient) => {
      if (!answer || answer.layers.length === 0) return 'unknown';
      const isOwn = answer.layers.some(({ deviations }) =>
        deviations.some((own) => own.ingredient === ingredient),
      );
      return isOwn ? 'own' : 'standard';
    };
    fc.assert(
      fc.property(
        someIngredients,
        answers,
        answers,
        fc.boolean(),
        (agreed, whole, given, isBuiltOnRegion) => {
          const municipality = given && {
            adoption: Object.assign({}, given.adoption, { municipalityCode: 'GM0014' }),
            layers: [
              ...(isBuiltOnRegion && given.layers.length > 0 ? (whole?.layers ?? []) : []),
              ...given.layers,
            ],
          };
          const municipalities = municipality ? [municipality] : [];
          const cells = cellsOf(rowOf(agreed, 0), region({ whole, municipalities }));
          for (const [index, ingredient] of ingredients.entries()) {
            const listed = cells[index]?.municipalities ?? [];
            const own = holds(municipality, ingredient);
            const isOther = municipality !== null && own !== holds(whole, ingredient);
            const verdicts = { unknown: 'UNKNOWN', own: 'DIFFERS', standard: 'SAME' };
            expect(listed.map(({ municipalityCode, verdict }) => [municipalityCode, verdict])).toEqual(
              isOther ? [['GM0014', verdicts[own]]] : [],
            );
          }
        },
      ),
    );
  });

  it('tells since when by the answer that a clause is of, and never before the framework holds', () => {
    const descriptor = clauseDescriptors[0];
    if (!descriptor) throw new Error('There is a clause.');
    const sinceIn = (validFrom: string | null) =>
      compareClause(descriptor, { validFrom, clauses: {} }, region({ whole: answerOf('FULL') })).since;
    expect(sinceIn(null)).toBe('2026-03-01');
    expect(sinceIn('2026-02-01')).toBe('2026-03-01');
    expect(sinceIn('2026-09-01')).toBe('2026-09-01');
  });

  it('tells nothing of a region that is not visible but what is public: the limits', () => {
    const limits = [limit({ maximumMonths: 1 })];
    const answered = region({
      isVisible: false,
      whole: answerOf('PARTIAL', ['TRIAL_PLACEMENT']),
      municipalities: [answerOf('FULL', [], 'GM0014')],
      limits,
    });
    const cell = cellsOf({}, answered)[ingredients.indexOf('TRIAL_PLACEMENT')];
    expect(cell).toEqual({
      regionCode: 'AM01',
      isVisible: false,
      coverage: null,
      verdict: null,
      regional: null,
      since: null,
      reason: null,
      municipalities: [],
      limits,
      warnings: [],
    });
  });
});

function limit(given: Partial<InstrumentTerms>): InstrumentTerms {
  return {
    instrumentCode: 'TRIAL_PLACEMENT',
    grantor: 'UWV',
    regionCode: null,
    municipalityCode: null,
    standardMonths: 2,
    maximumMonths: 6,
    isOpenEnded: false,
    remark: null,
    legalBasis: ['An act'],
    sources: ['https://example.nl'],
    since: '2026-01-01',
    checkedOn: '2026-08-01',
    nameEn: 'Trial placement',
    nameNl: 'Proefplaatsing',
    variesByMunicipality: true,
    ...given,
  };
}

describe('limits of clauses', () => {
  const statutory = limit({});
  const regional = limit({ regionCode: 'AM01', grantor: 'MUNICIPALITY', maximumMonths: 3 });
  const unknown = limit({ grantor: 'MUNICIPALITY', maximumMonths: null });
  const all = [statutory, regional, unknown, limit({ instrumentCode: 'JOB_COACH', maximumMonths: 36 })];

  it('are those of the schemes that the ingredient is about', () => {
    expect(limitsOf('TRIAL_PLACEMENT', all)).toEqual([statutory, regional, unknown]);
    expect(limitsOf('JOB_COACHING', all)).toHaveLength(1);
    expect(limitsOf('CONTRACT', all)).toEqual([]);
  });

  it.each([
    [{ trialPlacementStandardMonths: 2, trialPlacementMaxMonths: 3 }, []],
    [{ trialPlacementStandardMonths: 2, trialPlacementMaxMonths: 6 }, ['EXCEEDS_REGIONAL_MAXIMUM 6']],
    [
      { trialPlacementStandardMonths: null, trialPlacementMaxMonths: 7 },
      ['EXCEEDS_STATUTORY_MAXIMUM 7', 'EXCEEDS_REGIONAL_MAXIMUM 7'],
    ],
    [{ trialPlacementStandardMonths: 4, trialPlacementMaxMonths: null }, ['EXCEEDS_REGIONAL_MAXIMUM 4']],
    [{ trialPlacementRequestedBy: 'REGION' }, []],
    [null, []],
  ])('warn, with %j, of %j', (row, expected) => {
    const warnings = warningsOf('TRIAL_PLACEMENT', row, all);
    expect(warnings.map(({ kind, months }) => `${kind} ${months}`)).toEqual(expected);
  });

  it('are none where nothing is told of how long it lasts', () => {
    const silent = limit({
      standardMonths: null,
      maximumMonths: null,
      isOpenEnded: null,
      remark: 'A remark',
    });
    expect(limitsOf('TRIAL_PLACEMENT', [silent])).toEqual([]);
    expect(limitsOf('TRIAL_PLACEMENT', [{ ...silent, isOpenEnded: true }])).toHaveLength(1);
  });

  it('do not warn of what no clause says: how long a job coach comes', () => {
    expect(warningsOf('JOB_COACHING', { jobCoachingMode: 'EXTERNAL' }, all)).toEqual([]);
  });

  it('of a municipality count for the region unless the municipality answered for itself', () => {
    const own = limit({ regionCode: 'AM01', municipalityCode: 'GM0014', maximumMonths: 1 });
    const descriptor = clauseDescriptors[ingredients.indexOf('TRIAL_PLACEMENT')];
    if (!descriptor) throw new Error('There is a clause on trial placements.');
    const standard = framework({ trialPlacementMaxMonths: 2 });
    const whole = answerOf('FULL');
    const silent = compareClause(descriptor, standard, region({ whole, limits: [own] }));
    expect(silent.warnings).toMatchObject([{ limit: { municipalityCode: 'GM0014' } }]);
    const { adoption, layers } = answerOf('PARTIAL', ['TRIAL_PLACEMENT'], 'GM0014');
    const shorter = layers.map((layer) => ({ ...layer, clauses: { trialPlacementMaxMonths: 1 } }));
    const municipality: Answer = { adoption, layers: shorter };
    const answered = compareClause(
      descriptor,
      standard,
      region({ whole, limits: [own], municipalities: [municipality] }),
    );
    expect(answered.warnings).toEqual([]);
    expect(answered.municipalities).toMatchObject([{ verdict: 'DIFFERS', warnings: [] }]);
  });
});
