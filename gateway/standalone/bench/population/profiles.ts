import { addDays, referenceMunicipalities, workingLevels } from '@banenbrug/service-common';
import { type Job, jobs, type Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { randomId } from './random-id';
import type { Shares } from './shares';
import { zipf } from './vocabulary';

/** A pool that profiles are published in. */
export interface Pool {
  readonly id: string;
  readonly deskId: string;
  readonly regionCode: string;
}

/** What profiles are made of. */
export interface ProfilePlan {
  readonly count: number;
  readonly shares: Shares;
  /** One for each region. */
  readonly pools: readonly Pool[];
  /** Ids of the skills of the dictionary by text, the most common first. */
  readonly skills: readonly (readonly [string, number])[];
  readonly today: string;
  readonly random: Random;
}

/** A profile, and what its desk alone sees of it. */
export interface ProfileRows {
  readonly profile: Row;
  readonly details: Row;
}

const hoursRanges = [
  [8, 16],
  [12, 20],
  [16, 24],
  [20, 32],
  [24, 32],
  [24, 36],
  [32, 40],
  [16, 40],
] as const;
const licences = [[], [], [], ['B'], ['B'], ['AM'], ['AM', 'B'], ['B', 'BE'], ['T']] as const;
const means = [
  ['BICYCLE'],
  ['BICYCLE', 'PUBLIC_TRANSPORT'],
  ['PUBLIC_TRANSPORT'],
  ['CAR'],
  ['MOPED'],
] as const;
const languages = ['eng', 'deu', 'ara', 'tur', 'pol', 'tir', 'ukr', 'fry'] as const;

/** Profiles spread over the municipalities of the country; a central municipality has four times as many. */
export function* profileRows(plan: ProfilePlan): Generator<ProfileRows> {
  const poolOf = new Map(plan.pools.map((pool) => [pool.regionCode, pool]));
  const places = referenceMunicipalities.flatMap((place) =>
    Array.from({ length: place.pointBasis === 'SEAT' ? 4 : 1 }, () => place),
  );
  for (let index = 0; index < plan.count; index += 1) {
    const place = plan.random.pick(places);
    const pool = poolOf.get(place.regionCode);
    if (!pool) throw new Error(`There is no pool for ${place.regionCode}.`);
    yield profileRow(plan, pool, place.code, index);
  }
}

function profileRow(plan: ProfilePlan, pool: Pool, municipality: string, index: number): ProfileRows {
  const { random, shares, today } = plan;
  const known = <Known>(share: number, value: () => Known): Known | null => {
    const is = !random.chance(share);
    const drawn = value();
    return is ? drawn : null;
  };
  const { unknown } = shares;
  const work = random.some(jobs, random.integer(1, 3));
  const hours = known(unknown.hours, () => random.pick(hoursRanges));
  const skills = known(unknown.skills, () => skillsOf(plan, random.integer(1, 5)));
  const verifiedOn = verifiedOnOf(plan, pool.regionCode);
  const publishedOn = addDays(verifiedOn, -random.integer(0, 400));
  const id = randomId(random);
  const travels = known(unknown.travel, () => true) ?? false;
  return {
    profile: {
      id,
      pool_id: pool.id,
      desk_id: pool.deskId,
      region_code: pool.regionCode,
      municipality_code: known(unknown.municipality, () => municipality),
      state: 'PUBLISHED',
      available_from: known(unknown.availableFrom, () =>
        addDays(today, random.integer(-60, 120)).slice(0, 7),
      ),
      hours_min: hours?.[0] ?? null,
      hours_max: hours?.[1] ?? null,
      working_level: known(unknown.workingLevel, () => random.pick(workingLevels)),
      occupations: known(unknown.occupations, () => work.map(({ isco }) => `ISCO:${isco}`)),
      sectors: known(unknown.sectors, () => sectorsOf(work)),
      skills: skills?.map(([text]) => text) ?? null,
      skill_ids: skills?.map(([, skillId]) => skillId).sort((a, b) => a - b) ?? null,
      languages: known(unknown.languages, () =>
        random.chance(0.4) ? ['nld', random.pick(languages)] : ['nld'],
      ),
      driving_licences: known(unknown.drivingLicences, () => random.pick(licences)),
      travel_distance_km: travels ? random.pick([5, 10, 15, 20, 25, 30, 40]) : null,
      travel_time_minutes: travels ? random.pick([15, 20, 30, 45, 60]) : null,
      travel_means: travels ? random.pick(means) : null,
      published_on: publishedOn,
      changed_on: publishedOn,
      verified_on: verifiedOn,
      revision: 1,
    },
    details: {
      profile_id: id,
      desk_id: pool.deskId,
      desk_reference: `R${index}`,
      workplace_conditions: [],
      consent_recorded_on: publishedOn,
    },
  };
}

const sectorsOf = (work: readonly Job[]): string[] =>
  [...new Set(work.flatMap(({ sectors }) => sectors))].sort();

function skillsOf({ random, skills }: ProfilePlan, count: number): (readonly [string, number])[] {
  const chosen = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    const skill = skills[zipf(random, skills.length)];
    if (skill) chosen.set(...skill);
  }
  return [...chosen];
}

/**
 * Two desks of three verify all that they have once a week, with a whole export; the others one by one. So the days of
 * verification of most fresh profiles are few.
 */
function verifiedOnOf({ random, shares, today }: ProfilePlan, regionCode: string): string {
  if (!random.chance(shares.fresh)) return addDays(today, -random.integer(91, 900));
  const number = Number(regionCode.slice(2));
  return addDays(today, number % 3 === 0 ? -random.integer(0, 90) : -(number % 7));
}
