import type { CandidatePool, CandidateProfile } from '@banenbrug/candidates';
import { addDays, referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import { addMonths } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import { demoDeskName } from '../personas';
import type { Random } from '../random';
import { type Job, jobs, occupationOf, warehouseJobs } from '../words/jobs';
import {
  generalSkills,
  hoursRanges,
  knownLevels,
  licenceSets,
  otherLanguages,
  travelSets,
} from '../words/profile-words';
import { type PlannedProfile, plannedProfiles } from './profile-plan';

/** The pool of every region's desk. */
export function poolRows(setting: DemoSetting): CandidatePool[] {
  return referenceRegions.map(({ code, name }) => ({
    id: setting.id('pool', code),
    deskId: setting.id(...demoDeskName(code)),
    regionCode: code,
    name: `Kandidaten ${name} (demo)`,
    isDefault: true,
  }));
}

/** How many profiles are complete. */
const completeShare = 0.28;

/** Anonymous profiles: as incomplete as real ones are, some stale, a few withdrawn. */
export function profileRows(setting: DemoSetting): CandidateProfile[] {
  return plannedProfiles(setting).map((planned) => {
    const random = setting.random('profile', planned.regionCode, planned.place);
    const dates = datesOf(setting, planned, random);
    const content = planned.purpose === 'WITHDRAWN' ? noContent : contentOf(setting, planned, random);
    return {
      id: setting.id('profile', planned.regionCode, planned.place),
      poolId: setting.id('pool', planned.regionCode),
      deskId: setting.id(...demoDeskName(planned.regionCode)),
      regionCode: planned.regionCode,
      state: planned.purpose === 'WITHDRAWN' ? 'WITHDRAWN' : 'PUBLISHED',
      ...content,
      ...dates,
      publishedUntil: null,
      revision: 1,
    };
  });
}

type Dates = Pick<CandidateProfile, 'publishedOn' | 'changedOn' | 'verifiedOn' | 'withdrawnOn'>;

/** Those with a purpose were verified so lately that they stay available for a month after loading. */
function datesOf({ ago, day }: DemoSetting, { purpose }: PlannedProfile, random: Random): Dates {
  const isStale = purpose === 'ANY' && random.chance(0.16);
  const verifiedOn = ago(isStale ? random.integer(91, 400) : random.integer(0, purpose === 'ANY' ? 85 : 50));
  const publishedOn = addDays(verifiedOn, -random.integer(0, 200));
  if (purpose !== 'WITHDRAWN') return { publishedOn, changedOn: publishedOn, verifiedOn, withdrawnOn: null };
  const withdrawnOn = addDays(verifiedOn, random.integer(0, 20));
  return {
    publishedOn,
    changedOn: publishedOn,
    verifiedOn,
    withdrawnOn: withdrawnOn < day ? withdrawnOn : day,
  };
}

type Content = Omit<
  CandidateProfile,
  | 'id'
  | 'poolId'
  | 'deskId'
  | 'regionCode'
  | 'state'
  | 'skillIds'
  | 'publishedUntil'
  | 'revision'
  | keyof Dates
>;

const noContent: Content = {
  municipalityCode: null,
  availableFrom: null,
  hoursMin: null,
  hoursMax: null,
  workingLevel: null,
  occupations: null,
  sectors: null,
  skills: null,
  languages: null,
  drivingLicences: null,
  travelDistanceKm: null,
  travelTimeMinutes: null,
  travelMeans: null,
};

/**
 * What a profile says. The shares of unknown fields follow what is known of the former national candidate bank:
 * 42 % of levels, over a third of sectors, over a quarter of the hours and months.
 */
function contentOf(setting: DemoSetting, { regionCode, purpose }: PlannedProfile, random: Random): Content {
  const isComplete = random.chance(completeShare);
  const isKnown = (unknownShare: number): boolean => {
    const isUnknown = random.chance(unknownShare / (1 - completeShare));
    return isComplete || !isUnknown;
  };
  const wished = wishedJobs(purpose, random);
  const areWishesKnown = isKnown(0.22);
  const inRegion = referenceMunicipalities.filter((municipality) => municipality.regionCode === regionCode);
  return {
    municipalityCode: isKnown(0.15) ? random.pick(inRegion).code : null,
    availableFrom: isKnown(0.26) ? addMonths(setting.day, random.pick([-3, -1, 0, 0, 1, 1, 2, 4])) : null,
    ...hoursOf(purpose, random, isKnown),
    workingLevel: isKnown(0.42) ? random.pick(knownLevels) : null,
    occupations:
      purpose !== 'OCCUPATIONS_UNKNOWN' && (purpose !== 'ANY' || areWishesKnown)
        ? wished.map(occupationOf)
        : null,
    sectors: isKnown(0.38) ? sectorsOf(wished, purpose, random) : null,
    skills: isKnown(0.3) ? skillsOf(wished, random) : null,
    languages: isKnown(0.15) ? languagesOf(random) : null,
    drivingLicences: isKnown(0.2) ? [...random.pick(licenceSets)] : null,
    travelDistanceKm: isKnown(0.3) ? random.pick([5, 10, 15, 20, 25, 30, 40]) : null,
    travelTimeMinutes: isKnown(0.35) ? random.pick([15, 20, 30, 45, 60]) : null,
    travelMeans: isKnown(0.25) ? [...random.pick(travelSets)] : null,
  };
}

function wishedJobs(purpose: PlannedProfile['purpose'], random: Random): Job[] {
  const isWarehouse = random.chance(0.3) || purpose === 'WAREHOUSE' || purpose === 'WAREHOUSE_HOURS_UNKNOWN';
  return random.some(isWarehouse ? warehouseJobs : jobs, random.integer(1, 3));
}

function hoursOf(
  purpose: PlannedProfile['purpose'],
  random: Random,
  isKnown: (unknownShare: number) => boolean,
): Pick<Content, 'hoursMin' | 'hoursMax'> {
  const isEnough = purpose === 'WAREHOUSE' || purpose === 'OCCUPATIONS_UNKNOWN';
  const [least, most] = random.pick(isEnough ? hoursRanges.filter(([, max]) => max >= 20) : hoursRanges);
  const areKnown = isKnown(0.26);
  if (isEnough) return { hoursMin: least, hoursMax: most };
  if (purpose === 'WAREHOUSE_HOURS_UNKNOWN' || !areKnown) return { hoursMin: null, hoursMax: null };
  return { hoursMin: isKnown(0.05) ? least : null, hoursMax: isKnown(0.05) ? most : null };
}

/** Whoever is there for the depots wishes to work in transport and storage, too. */
function sectorsOf(wished: readonly Job[], purpose: PlannedProfile['purpose'], random: Random): string[] {
  const common = [...new Set(wished.flatMap(({ sectors }) => sectors))].sort();
  const chosen = random.some(common, random.integer(1, 3));
  return purpose === 'WAREHOUSE' ? [...new Set([...chosen, 'H'])].sort() : chosen;
}

function skillsOf(wished: readonly Job[], random: Random): string[] {
  const ofWork = [...new Set(wished.flatMap(({ skills }) => skills))];
  return [...random.some(ofWork, random.integer(1, 3)), ...random.some(generalSkills, random.integer(0, 2))];
}

function languagesOf(random: Random): string[] {
  return random.chance(0.4) ? ['nld', random.pick(otherLanguages)] : ['nld'];
}
