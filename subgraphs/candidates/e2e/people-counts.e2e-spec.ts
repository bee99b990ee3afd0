import { referenceRegions, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';

interface Count {
  readonly count: number | null;
}

interface RegionAnswer {
  readonly code: string;
  readonly profileCount: Count;
  readonly availableProfileCount: Count;
  readonly profileFreshness: { readonly staleCount: Count; readonly lastVerifiedOn: string | null };
}

describe('numbers that are told beside each other', () => {
  let hub: TestHub;
  let subgraph: Subgraph;

  const seed = async (regionCode: string, of: readonly Partial<CandidateProfile>[]): Promise<void> => {
    const place = { poolId: await seedPool(hub, deskId, regionCode), deskId, regionCode };
    await seedProfiles(
      hub,
      of.map((change) => profileOf(place, change)),
    );
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
  });
  beforeEach(() => hub.sql('truncate candidates.candidate_profiles cascade'));
  afterAll(() => hub.close());

  it('leave the public three possibilities or more for each number of a region below five', async () => {
    // Each region is a case of its own: 0 to 6 available and 0 to 4 stale profiles.
    const cases = referenceRegions.map(({ code }, at) => ({
      code,
      available: at % 7,
      stale: Math.floor(at / 7),
    }));
    for (const { code, available, stale } of cases) {
      await seed(code, [
        ...Array.from({ length: available }, () => ({ verifiedOn: '2026-06-01' })),
        ...Array.from({ length: stale }, () => ({ verifiedOn: '2026-01-01' })),
      ]);
    }
    const { data, errors } = await ask<{ _entities: RegionAnswer[] }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region {
        code profileCount { count } availableProfileCount { count }
        profileFreshness { staleCount { count } lastVerifiedOn }
      } } }`,
      { of: cases.map(({ code }) => ({ __typename: 'Region', code })) },
      { caller: callers.public },
    );
    expect(errors).toEqual([]);
    const possible = new Map<string, { available: Set<number>; stale: Set<number> }>();
    for (const [at, { code: _, ...seen }] of data._entities.entries()) {
      const { available = 0, stale = 0 } = cases[at] ?? {};
      const key = JSON.stringify(seen);
      const known = possible.get(key) ?? { available: new Set(), stale: new Set() };
      possible.set(key, { available: known.available.add(available), stale: known.stale.add(stale) });
    }
    const told = [...possible].flatMap(([seen, { available, stale }]) => {
      const { availableProfileCount, profileFreshness }: RegionAnswer = JSON.parse(seen);
      return [
        ...(availableProfileCount.count === null && available.size < 3 ? [`available: ${seen}`] : []),
        ...(profileFreshness.staleCount.count === null && stale.size < 3 ? [`stale: ${seen}`] : []),
      ];
    });
    expect(told).toEqual([]);
    expect(possible.size).toBeGreaterThan(2);
  });

  it('hide how many could not be judged where that would tell how many on each field', async () => {
    await seed('AM06', [
      ...Array.from({ length: 4 }, () => ({ languages: null, drivingLicences: ['B'] })),
      ...Array.from({ length: 4 }, () => ({ languages: ['nld'], drivingLicences: null })),
    ]);
    const find = async (caller: Parameters<typeof ask>[3]['caller']) => {
      const { data } = await ask<{
        candidateSearch: { leftOut: { total: Count; byField: { count: Count }[] } };
      }>(
        subgraph,
        `{ candidateSearch(criteria: { regions: ["AM06"], languages: ["nld"], drivingLicences: [B] }) {
          leftOut { total { count } byField { count { count } } }
        } }`,
        {},
        { caller },
      );
      const { total, byField } = data.candidateSearch.leftOut;
      return [total.count, ...byField.map(({ count }) => count.count)];
    };
    expect(await find(callers.employer('00000000-0000-4000-8000-0000000000e1'))).toEqual([null, null, null]);
    expect(await find(callers.desk(deskId, ['AM06']))).toEqual([8, 4, 4]);
  });
});
