import type {
  Arrangement,
  ArrangementCoverage,
  ArrangementDeviation,
  ArrangementStateChange,
  ClauseScore,
  ClauseSetRow,
  RegionalArrangement,
} from '@banenbrug/agreements';
import { addDays, referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';
import { demoDeskName } from '../personas';
import { clauseScoreRows, stateChangeRows } from './arrangement-life.rows';
import {
  type Clauses,
  jobCoaching,
  parcelClauses,
  shopClauses,
  trialPlacement,
  wageCostSubsidy,
} from './clause-sets';
import { contactInChargeOf } from './desk-contacts.rows';
import { employerContactOf } from './employer-contacts.rows';
import type { DemoEmployer } from './employers.rows';

/** Arrangements with their lives, what regions took over of them, where they differ, and what clauses are worth in use. */
export interface ArrangementRows {
  readonly clauseSets: readonly ClauseSetRow[];
  readonly arrangements: readonly Arrangement[];
  readonly regionalArrangements: readonly RegionalArrangement[];
  readonly arrangementDeviations: readonly ArrangementDeviation[];
  readonly arrangementStateChanges: readonly ArrangementStateChange[];
  readonly clauseScores: readonly ClauseScore[];
}

/** What a region answers to an arrangement: how much it takes over, and what it does otherwise. */
interface Answer {
  readonly coverage: ArrangementCoverage;
  readonly deviations: readonly (Pick<ArrangementDeviation, 'ingredient' | 'reason'> & {
    readonly clauses: Clauses;
  })[];
}

const full: Answer = { coverage: 'FULL', deviations: [] };
const notYet: Answer = { coverage: 'NOT_YET', deviations: [] };
const longerTrial: Answer = {
  coverage: 'PARTIAL',
  deviations: [
    {
      ingredient: 'TRIAL_PLACEMENT',
      reason: 'De gemeenten in deze regio werken met een langere proefplaats.',
      clauses: trialPlacement(3, 6),
    },
  ],
};
/** Of one municipality: longer than UWV ever allows, so that a comparison has something to warn of. */
const longestTrial: Answer = {
  coverage: 'PARTIAL',
  deviations: [
    {
      ingredient: 'TRIAL_PLACEMENT',
      reason: 'De gemeente verlengt een proefplaats vaker.',
      clauses: trialPlacement(3, 9),
    },
  ],
};
const ownProcess: Answer = {
  coverage: 'PARTIAL',
  deviations: [
    {
      ingredient: 'WAGE_COST_SUBSIDY',
      reason: 'De overgang naar het landelijke proces is hier nog niet klaar.',
      clauses: wageCostSubsidy('MUNICIPAL', false),
    },
    {
      ingredient: 'JOB_COACHING',
      reason: 'De regio werkt met erkende organisaties.',
      clauses: jobCoaching('EXTERNAL'),
    },
  ],
};

/** The depots' regions take the first framework over wholly, partly and not yet, in that order; others follow. */
const answersOfDepotRegions = [full, longerTrial, notYet];
const answersOfOthers = [full, ownProcess, full, longerTrial, full, notYet];

/** The place among the other companies of the chain of shops with the second framework. */
const shopPlace = 2;

/** The framework of the parcel company with all its clauses, and a shorter one of another employer. */
export function arrangementRows(setting: DemoSetting, employers: readonly DemoEmployer[]): ArrangementRows {
  const others = setting
    .random('arrangement regions')
    .shuffle(referenceRegions.map(({ code }) => code).filter((code) => !setting.depotRegions.includes(code)))
    .slice(0, answersOfOthers.length);
  const parts = employers.slice(0, shopPlace + 2).flatMap((employer) => {
    if (employer.place === null) {
      return arrangement(setting, employer, parcelClauses(setting.ago(-180)), [
        ...answered(setting.depotRegions, answersOfDepotRegions),
        ...answered(others, answersOfOthers),
        ...answeredByMunicipality(others[0], longestTrial),
      ]);
    }
    if (employer.place !== shopPlace) return [];
    return arrangement(setting, employer, shopClauses, [
      ...answered(setting.depotRegions, [ownProcess, full, full]),
      ...answered(others.slice(0, 3), [full, full, longerTrial]),
    ]);
  });
  return {
    clauseSets: parts.flatMap(({ clauseSets }) => clauseSets),
    arrangements: parts.flatMap(({ arrangements }) => arrangements),
    regionalArrangements: parts.flatMap(({ regionalArrangements }) => regionalArrangements),
    arrangementDeviations: parts.flatMap(({ arrangementDeviations }) => arrangementDeviations),
    arrangementStateChanges: parts.flatMap(({ arrangementStateChanges }) => arrangementStateChanges),
    clauseScores: parts.flatMap(({ clauseScores }) => clauseScores),
  };
}

interface AnsweredRegion extends Answer {
  readonly regionCode: string;
  /** Null when the answer is of the region as a whole. */
  readonly municipalityCode: string | null;
}

function answered(regions: readonly string[], answers: readonly Answer[]): AnsweredRegion[] {
  return regions.map((regionCode, index) => ({
    regionCode,
    municipalityCode: null,
    ...(answers[index % answers.length] ?? full),
  }));
}

/** What the first municipality of a region answers for itself. */
function answeredByMunicipality(regionCode: string | undefined, answer: Answer): AnsweredRegion[] {
  const municipality = referenceMunicipalities.find((candidate) => candidate.regionCode === regionCode);
  return regionCode === undefined || !municipality
    ? []
    : [{ regionCode, municipalityCode: municipality.code, ...answer }];
}

function arrangement(
  setting: DemoSetting,
  { row: employer, company }: DemoEmployer,
  clauses: Clauses,
  answers: readonly AnsweredRegion[],
): ArrangementRows {
  const id = setting.id('arrangement', employer.id);
  const frame: ClauseSetRow = { id: setting.id('clauses', id), ...clauses };
  const signedOn = setting.ago(200);
  const regional = answers.map((answer) => regionalRows(setting, id, signedOn, answer));
  const regions = regional.filter(({ row }) => row.coverage !== 'NOT_YET' && row.municipalityCode === null);
  return {
    arrangementStateChanges: stateChangeRows(id, signedOn),
    clauseScores: clauseScoreRows(
      setting,
      id,
      regions.map(({ row }) => row.regionCode),
    ),
    clauseSets: [frame, ...regional.flatMap(({ clauseSets }) => clauseSets)],
    arrangements: [
      {
        id,
        employerId: employer.id,
        title: `Werkafspraken ${company.name} (demo)`,
        version: 1,
        state: 'SIGNED',
        clauseSetId: frame.id,
        signedOn,
        signatories: [
          `Directeur personeel, ${employer.name}`,
          'Programmamanager, Landelijk loket werkgevers (demo)',
        ],
        validFrom: addDays(signedOn, 14),
        validUntil: addDays(signedOn, 14 + 730),
        contactKind: 'EMPLOYER',
        contactId: employerContactOf(setting, employer.id),
        frameworkId: setting.id('framework', employer.id),
        revision: 3,
      },
    ],
    regionalArrangements: regional.map(({ row }) => row),
    arrangementDeviations: regional.flatMap(({ deviations }) => deviations),
  };
}

function regionalRows(
  setting: DemoSetting,
  arrangementId: string,
  signedOn: string,
  { regionCode, municipalityCode, coverage, deviations }: AnsweredRegion,
): { row: RegionalArrangement; clauseSets: ClauseSetRow[]; deviations: ArrangementDeviation[] } {
  const id = setting.id('regional arrangement', arrangementId, municipalityCode ?? regionCode);
  const answeredOn = addDays(signedOn, setting.random('answer', id).integer(20, 150));
  const own: ClauseSetRow[] =
    deviations.length === 0
      ? []
      : [Object.assign({ id: setting.id('clauses', id) }, ...deviations.map(({ clauses }) => clauses))];
  return {
    clauseSets: own,
    deviations: deviations.map(({ ingredient, reason }) => ({
      regionalArrangementId: id,
      ingredient,
      reason,
    })),
    row: {
      id,
      arrangementId,
      regionCode,
      municipalityCode,
      coverage,
      clauseSetId: own[0]?.id ?? null,
      adoptedOn: coverage === 'NOT_YET' ? null : answeredOn,
      answeredOn,
      contactKind: 'DESK',
      contactId: contactInChargeOf(setting, setting.id(...demoDeskName(regionCode))),
      signatories: coverage === 'NOT_YET' ? [] : ['Manager, Werkgeversservicepunt (demo)'],
      revision: 1,
      formerOf: null,
    },
  };
}
