import type { InstrumentTerms } from '@banenbrug/regions';
import { referenceRegions } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';

type Months = Pick<InstrumentTerms, 'standardMonths' | 'maximumMonths'> &
  Partial<Pick<InstrumentTerms, 'remark'>>;

const shortTrial: Months = { standardMonths: 1, maximumMonths: 3 };
const usualTrial: Months = { standardMonths: 2, maximumMonths: 4 };

/** What regions have of their own: each takes one of these instruments, on one of its terms. */
const ownTerms: readonly (readonly [string, readonly Months[]])[] = [
  ['TRIAL_PLACEMENT', [usualTrial, { standardMonths: 3, maximumMonths: 6 }, shortTrial]],
  [
    'JOB_COACH',
    [
      { standardMonths: 12, maximumMonths: 36 },
      { standardMonths: 6, maximumMonths: 24 },
    ],
  ],
  [
    'WORK_EXPERIENCE_PLACE',
    [
      { standardMonths: 3, maximumMonths: 6 },
      { standardMonths: null, maximumMonths: null, remark: 'De lengte volgt uit het werkplan (demo).' },
    ],
  ],
];

/**
 * Own terms, made up, of instruments that leave municipalities room: of the regions without a depot, and of the region and
 * municipality of the second depot, which takes over trial placements that are longer than its own terms allow.
 */
export function instrumentTermRows(setting: DemoSetting): InstrumentTerms[] {
  const depot = setting.depots[1] ?? setting.depots[0];
  const others = referenceRegions.filter(({ code }) => !setting.depotRegions.includes(code));
  return [
    ...(depot
      ? [
          terms(setting, 'TRIAL_PLACEMENT', depot.regionCode, null, usualTrial),
          terms(setting, 'TRIAL_PLACEMENT', depot.regionCode, depot.municipalityCode, shortTrial),
        ]
      : []),
    ...others.map(({ code }) => {
      const random = setting.random('instrument terms', code);
      const [instrument, months] = random.pick(ownTerms);
      return terms(setting, instrument, code, null, random.pick(months));
    }),
  ];
}

function terms(
  setting: DemoSetting,
  instrumentCode: string,
  regionCode: string,
  municipalityCode: string | null,
  { standardMonths, maximumMonths, remark = null }: Months,
): InstrumentTerms {
  return {
    id: setting.id('instrument terms', instrumentCode, municipalityCode ?? regionCode),
    instrumentCode,
    regionCode,
    municipalityCode,
    grantor: 'MUNICIPALITY',
    standardMonths,
    maximumMonths,
    remark,
    validFrom: setting.ago(400),
    validUntil: null,
    source: 'Verzonnen regeling (demo)',
    checkedOn: setting.ago(60),
  };
}
