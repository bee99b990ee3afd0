import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { addDays, type Caller, referenceMunicipalities, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import { type CandidateProfile, candidates } from '../src';
import { arbitraryContent } from './arbitraries';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy, type VacancyCriteria } from './seed-vacancies';

interface Item {
  readonly kind: string;
  readonly since: string;
  readonly profile: { readonly id: string };
  readonly introduction: { readonly id: string } | null;
  readonly unknownFields: readonly string[];
  readonly askedByVacancies: number;
}

interface List {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

const today = '2026-06-15';

/** All that a profile can tell, so that a test takes away what it is about. */
const complete: Partial<CandidateProfile> = {
  availableFrom: '2026-07',
  hoursMin: 16,
  hoursMax: 32,
  workingLevel: 'VMBO',
  occupations: ['ISCO:9333'],
  sectors: [],
  skills: [],
  languages: ['nld'],
  drivingLicences: [],
  travelDistanceKm: 20,
  travelTimeMinutes: 30,
  travelMeans: ['CAR'],
};

/** Which fields of a profile are unknown, said once more. */
const unknownOf = (profile: CandidateProfile): string[] => {
  const has = (...values: readonly unknown[]) => values.every((value) => value !== null);
  const fields: readonly [string, boolean][] = [
    ['AVAILABLE_FROM', has(profile.availableFrom)],
    ['HOURS_PER_WEEK', has(profile.hoursMin, profile.hoursMax)],
    ['WORKING_LEVEL', has(profile.workingLevel)],
    ['OCCUPATIONS', has(profile.occupations)],
    ['SECTORS', has(profile.sectors)],
    ['SKILLS', has(profile.skills)],
    ['LANGUAGES', has(profile.languages)],
    ['DRIVING_LICENCES', has(profile.drivingLicences)],
    ['TRAVEL', has(profile.travelDistanceKm, profile.travelTimeMinutes, profile.travelMeans)],
  ];
  return fields.flatMap(([field, isKnown]) => (isKnown ? [] : [field]));
};

describe('the work list of a desk', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let place: { poolId: string; deskId: string; regionCode: string };
  let employerId: string;

  const seed = async (...changes: Partial<CandidateProfile>[]): Promise<string[]> => {
    const profiles = changes.map((change) =>
      profileOf(place, { ...complete, publishedOn: '2025-10-01', ...change }),
    );
    await seedProfiles(hub, profiles);
    return profiles.map(({ id }) => id);
  };
  const vacancy = (of: Partial<VacancyCriteria>) => {
    const regionCode = of.regionCode ?? 'AM06';
    const municipalityCode = referenceMunicipalities.find((m) => m.regionCode === regionCode)?.code ?? '';
    return seedVacancy(hub, employerId, { ...of, regionCode, municipalityCode });
  };
  const read = (variables: object = {}, caller: Caller = desk.caller, id = desk.id) =>
    ask<{ _entities: [{ workList: List | null }] }>(
      subgraph,
      `query ($of: [_Any!]!, $first: Int, $after: String, $kinds: [WorkKind!]) { _entities(representations: $of) {
        ... on Desk { workList(first: $first, after: $after, kinds: $kinds) {
          nodes { kind since profile { id } introduction { id } unknownFields askedByVacancies }
          pageInfo { hasNextPage endCursor } totalCount
        } }
      } }`,
      { of: [{ __typename: 'Desk', id }], first: 100, ...variables },
      { caller },
    );
  const items = async (variables: object = {}) => {
    const { data, errors } = await read(variables);
    expect(errors).toEqual([]);
    const [{ workList }] = data._entities;
    return workList?.nodes ?? [];
  };
  /** Page after page to the end. */
  const walk = async (first: number, variables: object = {}): Promise<Item[]> => {
    const all: Item[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await read({ first, after, ...variables });
      expect(errors).toEqual([]);
      const [{ workList }] = data._entities;
      all.push(...(workList?.nodes ?? []));
      if (!workList?.pageInfo.hasNextPage) {
        expect(workList?.totalCount).toBe(all.length);
        return all;
      }
      after = workList.pageInfo.endCursor;
    }
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    employerId = await seedEmployer(hub);
  }, 60_000);
  beforeEach(async () => {
    await hub.sql('truncate candidates.candidate_pools, employers.vacancies cascade');
    desk = await seedDesk(hub, ['AM06']);
    place = { poolId: await seedPool(hub, desk.id, 'AM06'), deskId: desk.id, regionCode: 'AM06' };
  });
  afterAll(() => hub.close());

  it('has overdue introductions first, then stale profiles, then those that soon are, then incomplete ones', async () => {
    const [stale = '', edge = '', soon = '', late = '', incomplete = '', fine = ''] = await seed(
      { verifiedOn: '2026-01-01' },
      { verifiedOn: '2026-03-16' },
      { verifiedOn: '2026-03-17' },
      { verifiedOn: '2026-03-30' },
      { verifiedOn: '2026-06-10', languages: null, changedOn: '2026-05-20' },
      { verifiedOn: '2026-03-31' },
    );
    const sides = { deskId: desk.id, employerId: randomUUID() };
    const overdue = await seedIntroduction(hub, { ...sides, profileId: fine, answerDueOn: '2026-06-14' });
    await seedIntroduction(hub, { ...sides, profileId: stale, answerDueOn: today });
    // After a meeting it is the employer's turn.
    const met = { ...sides, profileId: stale, state: 'MEETING', answerDueOn: '2026-06-03' } as const;
    await seedIntroduction(hub, { ...met, employerId: randomUUID(), dueOn: '2026-06-10' });
    await seedIntroduction(hub, {
      ...sides,
      profileId: stale,
      answerDueOn: '2026-06-03',
      state: 'DONE',
      closedOn: '2026-06-05',
    });
    const profileItem = { introduction: null, unknownFields: [], askedByVacancies: 0 };
    expect(await items()).toEqual([
      {
        ...profileItem,
        kind: 'OVERDUE_INTRODUCTION',
        since: '2026-06-14',
        profile: { id: fine },
        introduction: { id: overdue },
      },
      { ...profileItem, kind: 'STALE', since: '2026-04-02', profile: { id: stale } },
      { ...profileItem, kind: 'STALE', since: today, profile: { id: edge } },
      { ...profileItem, kind: 'STALE_SOON', since: '2026-06-16', profile: { id: soon } },
      { ...profileItem, kind: 'STALE_SOON', since: '2026-06-29', profile: { id: late } },
      {
        ...profileItem,
        kind: 'INCOMPLETE',
        since: '2026-05-20',
        profile: { id: incomplete },
        unknownFields: ['LANGUAGES'],
      },
    ]);
  });

  it('puts first what open vacancies of the desk’s regions ask most, and tells which field to ask', async () => {
    for (const of of [
      { languages: ['nld'] },
      { languages: ['eng'], hoursMin: 20 },
      { hoursMax: 24, languages: ['nld'] },
    ]) {
      await vacancy(of);
    }
    await vacancy({ licences: ['B'] });
    // Those of other regions and closed ones ask nothing here.
    for (let n = 0; n < 5; n += 1) await vacancy({ regionCode: 'AM18', licences: ['B'] });
    for (let n = 0; n < 5; n += 1) await vacancy({ licences: ['B'], closesOn: '2020-01-01' });
    const [travel, licences, both, languages] = await seed(
      { travelMeans: null },
      { drivingLicences: null },
      { hoursMax: null, drivingLicences: null, skills: null, languages: null },
      { languages: null },
    );
    const found = await items({ kinds: ['INCOMPLETE'] });
    expect(found.map(({ profile, askedByVacancies }) => [profile.id, askedByVacancies])).toEqual([
      [both, 6],
      [languages, 3],
      [licences, 1],
      [travel, 0],
    ]);
    expect(found[0]?.unknownFields).toEqual(['LANGUAGES', 'HOURS_PER_WEEK', 'DRIVING_LICENCES', 'SKILLS']);
  });

  it('has nothing of profiles that have ended or were withdrawn, nor of another desk’s', async () => {
    const other = await seedDesk(hub, ['AM06']);
    const foreign = { poolId: await seedPool(hub, other.id, 'AM06'), deskId: other.id, regionCode: 'AM06' };
    await seedProfiles(hub, [profileOf(foreign, { verifiedOn: '2026-01-01', publishedOn: '2025-10-01' })]);
    await seed({ verifiedOn: '2026-01-01', publishedUntil: '2026-06-14' });
    const withdrawn = { state: 'WITHDRAWN', withdrawnOn: '2026-02-01', verifiedOn: '2026-01-01' } as const;
    await seedProfiles(hub, [profileOf(place, { publishedOn: '2025-10-01', ...withdrawn })]);
    expect(await items()).toEqual([]);
  });

  it('is empty of a profile once it is verified and nothing of it is unknown', async () => {
    await seed({ verifiedOn: '2026-01-01' });
    expect(await items()).toHaveLength(1);
    await ask(
      subgraph,
      `mutation ($pool: ID!) { verifyProfiles(input: { poolId: $pool, only: STALE }) { verifiedCount } }`,
      { pool: place.poolId },
      { caller: desk.caller },
    );
    expect(await items()).toEqual([]);
  });

  it('comes page by page, each item once and in its order, whatever the profiles, vacancies and the size of a page', async () => {
    const asked = fc.record({
      languages: fc.subarray(['nld']),
      licences: fc.subarray(['B']),
      workingLevel: fc.option(fc.constant('MBO_HAVO_VWO')),
      startsOn: fc.option(fc.constant('2026-09-01')),
      occupations: fc.subarray(['ISCO:9333']),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryContent, { maxLength: 25 }),
        fc.array(asked, { maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        async (contents, vacancies, first) => {
          await hub.sql('truncate candidates.candidate_profiles, employers.vacancies cascade');
          for (const of of vacancies) await vacancy(of);
          const profiles = contents.map((content) =>
            profileOf(place, { publishedOn: '2025-10-01', ...content }),
          );
          await seedProfiles(hub, profiles);
          const times = {
            AVAILABLE_FROM: vacancies.filter(({ startsOn }) => startsOn !== null).length,
            WORKING_LEVEL: vacancies.filter(({ workingLevel }) => workingLevel !== null).length,
            OCCUPATIONS: vacancies.filter(({ occupations }) => occupations.length > 0).length,
            LANGUAGES: vacancies.filter(({ languages }) => languages.length > 0).length,
            DRIVING_LICENCES: vacancies.filter(({ licences }) => licences.length > 0).length,
          } as Readonly<Record<string, number>>;
          const weightOf = (profile: CandidateProfile) =>
            unknownOf(profile).reduce((sum, field) => sum + (times[field] ?? 0), 0);
          const byAge = (a: CandidateProfile, b: CandidateProfile) =>
            a.verifiedOn.localeCompare(b.verifiedOn) || a.id.localeCompare(b.id);
          const between = (from: string, until: string) =>
            profiles.filter(({ verifiedOn }) => verifiedOn >= from && verifiedOn < until).toSorted(byAge);
          const fresh = addDays(today, -90);
          const incomplete = profiles
            .filter((profile) => unknownOf(profile).length > 0)
            .toSorted(
              (a, b) =>
                weightOf(b) - weightOf(a) ||
                a.changedOn.localeCompare(b.changedOn) ||
                a.id.localeCompare(b.id),
            );
          const expected = [
            ...between('', fresh).map(({ id }) => `STALE ${id}`),
            ...between(fresh, addDays(fresh, 14)).map(({ id }) => `STALE_SOON ${id}`),
            ...incomplete.map((profile) => `INCOMPLETE ${profile.id} ${weightOf(profile)}`),
          ];
          const seen = await walk(first);
          expect(
            seen.map(({ kind, profile, askedByVacancies }) =>
              kind === 'INCOMPLETE' ? `${kind} ${profile.id} ${askedByVacancies}` : `${kind} ${profile.id}`,
            ),
          ).toEqual(expected);
          for (const { profile, unknownFields } of seen) {
            const row = profiles.find(({ id }) => id === profile.id);
            expect([...unknownFields].sort()).toEqual((row ? unknownOf(row) : []).sort());
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('takes the same few statements for one item and for a hundred, and no more with the total', async () => {
    const count = async () => (await read()).statements.length;
    await seed({ languages: null });
    const few = await count();
    await seed(...Array.from({ length: 120 }, () => ({ languages: null, verifiedOn: '2026-01-01' })));
    expect(await count()).toBe(few);
    expect(few).toBeLessThanOrEqual(3);
  });

  it('is for the desk itself: other desks, employers, the liaison and the public are refused without a statement', async () => {
    const other = await seedDesk(hub, ['AM06']);
    for (const caller of [
      other.caller,
      callers.employer(desk.id),
      callers.liaison(),
      callers.admin(),
      callers.public,
    ]) {
      const { data, errors, statements } = await read({}, caller);
      expect(data._entities[0].workList).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(statements).toEqual([]);
    }
  });

  it.each([
    ['of another list', JSON.stringify(['2026-06-01', randomUUID()])],
    ['of a kind that is none', JSON.stringify(['LATE', '0', '2026-06-01', randomUUID()])],
    ['with a weight that is no number', JSON.stringify(['STALE', '1e9', '2026-06-01', randomUUID()])],
    ['with a day that is none', JSON.stringify(['STALE', '0', '2026-13-01', randomUUID()])],
  ])('refuses a cursor %s', async (_, keys) => {
    const after = Buffer.from(keys).toString('base64url');
    const { errors } = await read({ after });
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });
});
