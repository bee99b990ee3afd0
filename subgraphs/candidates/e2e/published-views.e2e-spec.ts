import { callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { createFieldsKnownByRegionCodeLoader } from '../src/loaders/field-completeness.loader';
import { countInRegions, type Headcount } from '../src/services/people-count.service';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const desk = callers.desk(deskId, ['AM06']);

describe('the published views', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
  });
  afterAll(() => hub.close());

  it('are the only views there are, under whatever name', async () => {
    const rows = await hub.sql<{ name: string }>(
      `select table_name as name from information_schema.views where table_schema = 'candidates'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      candidates.store.publishes.map(({ name }) => name).sort(),
    );
  });

  it('count what is published and what is available of it by the day in the Netherlands', async () => {
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const [{ today, fresh, stale } = { today: '', fresh: '', stale: '' }] = await hub.sql<
      Record<'today' | 'fresh' | 'stale', string>
    >(
      `select d::text as today, (d - 90)::text as fresh, (d - 91)::text as stale
       from (select (now() at time zone 'Europe/Amsterdam')::date as d) as n`,
    );
    await seedProfiles(hub, [
      profileOf(place, { verifiedOn: today }),
      profileOf(place, { verifiedOn: fresh }),
      profileOf(place, { verifiedOn: stale }),
      profileOf(place, { verifiedOn: today, state: 'WITHDRAWN', withdrawnOn: today }),
    ]);
    expect(
      await hub.sql(
        `select region_code, published::int, available::int, last_verified_on::text
         from candidates.published_profile_count`,
      ),
    ).toEqual([{ region_code: 'AM06', published: 3, available: 2, last_verified_on: today }]);
  });

  it('count in how many profiles each field is known as the completeness of a region does', async () => {
    await hub.sql('truncate candidates.candidate_pools cascade');
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    // One known field in each, and both ends of one that has two: 'known' is all of it.
    const known: readonly Partial<CandidateProfile>[] = [
      { availableFrom: '2026-07' },
      { hoursMin: 16 },
      { hoursMin: 16, hoursMax: 24 },
      { workingLevel: 'HBO' },
      { occupations: [] },
      { sectors: ['C'] },
      { skills: [] },
      { languages: ['nld'] },
      { drivingLicences: [] },
      { travelDistanceKm: 10, travelTimeMinutes: 30 },
      { travelDistanceKm: 10, travelTimeMinutes: 30, travelMeans: ['BICYCLE'] },
      { languages: ['nld'], publishedUntil: '2026-05-31' },
      { state: 'WITHDRAWN', withdrawnOn: '2026-06-01' },
    ];
    const nothing = Object.fromEntries(
      Object.keys(known.reduce((all, one) => ({ ...all, ...one }), {}))
        .filter((column) => column !== 'state')
        .map((column) => [column, null]),
    );
    await seedProfiles(
      hub,
      known.map((change) => profileOf(place, { ...nothing, ...change })),
    );
    const rows = await hub.sql<{ field: string; known: number; published: number }>(
      'select field, known, published from candidates.published_field_completeness order by position',
    );
    const counted = await createFieldsKnownByRegionCodeLoader(
      (await hub.dataSource('candidates')).manager,
      '2026-06-15',
    ).load('AM06');
    expect(rows.map(({ field }) => field)).toEqual(counted.map(({ field }) => field));
    const exactly = (people: Headcount) => countInRegions(desk, ['AM06'], people).count;
    expect(rows).toEqual(
      counted.map(({ field, known: of, published }) => ({
        field,
        known: exactly(of),
        published: exactly(published),
      })),
    );
    expect(rows.map(({ known: of }) => of)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
