import { createHash } from 'node:crypto';

/**
 * What a search answers, worked out anew from the rules of the domain, one profile after the other. It imports nothing
 * of the subgraph: what it says can be wrong, but not wrong in the same way.
 */
export interface OracleProfile {
  readonly id: string;
  readonly regionCode: string;
  readonly municipalityCode: string | null;
  readonly state: string;
  readonly availableFrom: string | null;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly workingLevel: string | null;
  readonly occupations: readonly string[] | null;
  readonly sectors: readonly string[] | null;
  readonly skills: readonly string[] | null;
  readonly languages: readonly string[] | null;
  readonly drivingLicences: readonly string[] | null;
  readonly travelDistanceKm: number | null;
  readonly travelMeans: readonly string[] | null;
  readonly changedOn: string;
  readonly verifiedOn: string;
  readonly publishedUntil: string | null;
}

/** Criteria as a client writes them, all lists filled or absent. */
export interface OracleCriteria {
  readonly regions?: readonly string[] | undefined;
  readonly hoursPerWeek?: { readonly min?: number | null; readonly max?: number | null } | undefined;
  readonly startMonth?: string | undefined;
  readonly workingLevelAtLeast?: string | undefined;
  readonly occupations?: readonly { readonly scheme: string; readonly code: string }[] | undefined;
  readonly sectors?: readonly string[] | undefined;
  /** Words as the dictionary has them, none of which is like another. */
  readonly skills?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly drivingLicences?: readonly string[] | undefined;
  readonly around?: { readonly municipality: string; readonly distanceKm: number } | undefined;
  readonly travelMeans?: readonly string[] | undefined;
  readonly changedSince?: string | undefined;
  readonly preferred?: readonly string[] | undefined;
}

type Judgement = 'MEETS' | 'MISSES' | 'UNKNOWN';

/** Latitude and longitude of the municipalities that tests use: Apeldoorn, Deventer, Amsterdam and Venlo. */
const points: Readonly<Record<string, readonly [number, number]>> = {
  GM0200: [52.21, 5.9694],
  GM0150: [52.255, 6.1639],
  GM0363: [52.374, 4.8897],
  GM0983: [51.37, 6.1681],
};

/** By the law of cosines on a sphere. */
function kilometres(from: string, to: string): number {
  const [[latA, lonA], [latB, lonB]] = [points[from] ?? [0, 0], points[to] ?? [0, 0]];
  const rad = Math.PI / 180;
  const cosine =
    Math.sin(latA * rad) * Math.sin(latB * rad) +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.cos((lonA - lonB) * rad);
  return Math.round(6371 * Math.acos(Math.min(1, cosine)));
}

const levels = ['NONE', 'BASIC', 'VMBO', 'MBO_HAVO_VWO', 'HBO', 'WO'];

/** What all the values that an unknown one could have say together. */
function inEveryWorld(worlds: readonly boolean[]): Judgement {
  if (worlds.every(Boolean)) return 'MEETS';
  return worlds.some(Boolean) ? 'UNKNOWN' : 'MISSES';
}

function hours(asked: { min?: number | null; max?: number | null }, p: OracleProfile): Judgement {
  const worlds: boolean[] = [];
  for (let min = p.hoursMin ?? 0; min <= (p.hoursMin ?? 60); min += 1) {
    for (let max = p.hoursMax ?? min; max <= (p.hoursMax ?? 60); max += 1) {
      if (min <= max) worlds.push(min <= (asked.max ?? 60) && max >= (asked.min ?? 0));
    }
  }
  return inEveryWorld(worlds);
}

const known = <T>(value: T | null, isMet: (value: T) => boolean): Judgement => {
  if (value === null) return 'UNKNOWN';
  return isMet(value) ? 'MEETS' : 'MISSES';
};

function travel(around: { municipality: string; distanceKm: number }, p: OracleProfile): Judgement {
  if (p.municipalityCode === null) return 'UNKNOWN';
  const distance = kilometres(around.municipality, p.municipalityCode);
  if (p.travelDistanceKm === null) return distance <= around.distanceKm ? 'MEETS' : 'UNKNOWN';
  return distance - p.travelDistanceKm <= around.distanceKm ? 'MEETS' : 'MISSES';
}

/** How a profile stands to each criterion that is asked, by the criterion's name and its field's. */
export function judgeAll(asked: OracleCriteria, p: OracleProfile): [string, string, Judgement][] {
  const all: [string, string, Judgement][] = [];
  const add = <T>(criterion: string, field: string, value: T | undefined, of: (value: T) => Judgement) => {
    if (value !== undefined) all.push([criterion, field, of(value)]);
  };
  const oneOf = (own: readonly string[] | null) => (wanted: readonly string[]) =>
    known(own, (list) => wanted.filter((item) => list.includes(item)).length > 0);
  const allOf = (own: readonly string[] | null) => (wanted: readonly string[]) =>
    known(own, (list) => wanted.filter((item) => !list.includes(item)).length === 0);
  add('HOURS_PER_WEEK', 'HOURS_PER_WEEK', asked.hoursPerWeek, (range) => hours(range, p));
  add('START_MONTH', 'AVAILABLE_FROM', asked.startMonth, (month) =>
    known(p.availableFrom, (from) => from <= month),
  );
  add('WORKING_LEVEL', 'WORKING_LEVEL', asked.workingLevelAtLeast, (least) =>
    known(p.workingLevel, (own) => levels.indexOf(own) >= levels.indexOf(least)),
  );
  const occupations = asked.occupations?.map(({ scheme, code }) => `${scheme}:${code}`);
  add('OCCUPATIONS', 'OCCUPATIONS', occupations, oneOf(p.occupations));
  add('SECTORS', 'SECTORS', asked.sectors, oneOf(p.sectors));
  add('SKILLS', 'SKILLS', asked.skills, allOf(p.skills));
  add('LANGUAGES', 'LANGUAGES', asked.languages, allOf(p.languages));
  add('DRIVING_LICENCES', 'DRIVING_LICENCES', asked.drivingLicences, allOf(p.drivingLicences));
  add('TRAVEL', 'TRAVEL', asked.around, (around) => travel(around, p));
  add('TRAVEL_MEANS', 'TRAVEL_MEANS', asked.travelMeans, oneOf(p.travelMeans));
  add('CHANGED_SINCE', 'CHANGED_ON', asked.changedSince, (day) => (p.changedOn < day ? 'MISSES' : 'MEETS'));
  return all;
}

/** What the whole answer should be. */
export interface OracleAnswer {
  readonly ids: readonly string[];
  readonly byRegion: readonly {
    readonly code: string;
    readonly count: number;
    readonly asOf: string | null;
  }[];
  readonly leftOut: { readonly total: number; readonly byField: Readonly<Record<string, number>> };
  readonly stale: number;
}

/** The answer to criteria over all profiles of the hub on a day. */
export function oracleAnswer(
  profiles: readonly OracleProfile[],
  criteria: OracleCriteria,
  regions: readonly string[],
  today: string,
): OracleAnswer {
  const freshFrom = new Date(Date.parse(today) - 90 * 86_400_000).toISOString().slice(0, 10);
  const published = profiles.filter(
    (p) => p.state === 'PUBLISHED' && (p.publishedUntil === null || p.publishedUntil >= today),
  );
  const preferred = criteria.preferred ?? [];
  const looked = published
    .filter((p) => regions.includes(p.regionCode))
    .map((profile) => {
      const judged = judgeAll(criteria, profile);
      const required = judged.filter(([criterion]) => !preferred.includes(criterion));
      const met = judged.filter(([name, , how]) => preferred.includes(name) && how === 'MEETS').length;
      return { profile, required, met, isFresh: profile.verifiedOn >= freshFrom };
    });
  const isHit = ({ required }: (typeof looked)[number]) => required.every(([, , how]) => how === 'MEETS');
  const isMiss = ({ required }: (typeof looked)[number]) => required.some(([, , how]) => how === 'MISSES');
  const hits = looked.filter((one) => one.isFresh && isHit(one));
  const leftOut = looked.filter((one) => one.isFresh && !isHit(one) && !isMiss(one));
  const entry = createHash('md5').update(today).digest('hex');
  const place = (id: string): string => {
    const hex = id.replaceAll('-', '');
    return `${hex > entry ? 0 : 1} ${hex}`;
  };
  const order = hits.toSorted(
    (a, b) =>
      b.met - a.met ||
      b.profile.verifiedOn.localeCompare(a.profile.verifiedOn) ||
      (place(a.profile.id) < place(b.profile.id) ? -1 : 1),
  );
  const byField: Record<string, number> = {};
  for (const { required } of leftOut) {
    for (const [, field, how] of required) {
      if (how === 'UNKNOWN') byField[field] = (byField[field] ?? 0) + 1;
    }
  }
  return {
    ids: order.map(({ profile }) => profile.id),
    byRegion: regions.map((code) => ({
      code,
      count: hits.filter(({ profile }) => profile.regionCode === code).length,
      asOf:
        published
          .filter((p) => p.regionCode === code)
          .map((p) => p.changedOn)
          .toSorted()
          .at(-1) ?? null,
    })),
    leftOut: { total: leftOut.length, byField },
    stale: looked.filter((one) => !one.isFresh && isHit(one)).length,
  };
}
