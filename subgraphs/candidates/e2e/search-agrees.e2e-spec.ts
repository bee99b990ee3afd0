import { referenceRegions, type Subgraph, workingLevels } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import { type CandidateProfile, candidates } from '../src';
import { arbitraryContent, domains } from './arbitraries';
import { judgeAll, oracleAnswer, type OracleCriteria, type OracleProfile } from './search-oracle';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const today = '2026-06-15';
const allRegions = referenceRegions.map(({ code }) => code);

const search = `query ($criteria: CandidateCriteriaInput!, $after: String, $isFirst: Boolean!) {
  candidateSearch(criteria: $criteria, first: 9, after: $after) {
    edges { node { id } explanation { criterion verdict } }
    pageInfo { hasNextPage endCursor }
    totalCount @include(if: $isFirst)
    byRegion @include(if: $isFirst) { region { code } count asOf isEstimate }
    leftOut @include(if: $isFirst) { isEstimate total { count } byField { field count { count } } }
    staleCount @include(if: $isFirst) { count }
  }
}`;

interface Answer {
  readonly candidateSearch: {
    readonly edges: { node: { id: string }; explanation: { criterion: string; verdict: string }[] }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
    readonly totalCount: number;
    readonly byRegion: { region: { code: string }; count: number; asOf: string | null }[];
    readonly leftOut: {
      total: { count: number };
      byField: { field: string; count: { count: number } }[];
    };
    readonly staleCount: { count: number };
  };
}

const sometimes = <T>(asked: fc.Arbitrary<T>) => fc.option(asked, { nil: undefined, freq: 3 });
const seldom = <T>(asked: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: asked });
const several = (items: readonly string[]) => seldom(fc.subarray([...items], { minLength: 1 }));

const criterionNames = [
  'HOURS_PER_WEEK',
  'START_MONTH',
  'WORKING_LEVEL',
  'OCCUPATIONS',
  'SECTORS',
  'SKILLS',
  'LANGUAGES',
  'DRIVING_LICENCES',
  'TRAVEL',
  'TRAVEL_MEANS',
  'CHANGED_SINCE',
];

/** Criteria with every field, each absent more often than not, so that there are hits. */
const arbitraryCriteria: fc.Arbitrary<OracleCriteria> = fc.record({
  regions: sometimes(fc.subarray([...domains.regions], { minLength: 1 })),
  hoursPerWeek: seldom(
    fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 19 }), fc.boolean(), fc.boolean())
      .map(([min, more, hasMin, hasMax]) => ({ min: hasMin ? min : null, max: hasMax ? min + more : null }))
      .filter(({ min, max }) => min !== null || max !== null),
  ),
  startMonth: seldom(fc.constantFrom(...domains.months)),
  workingLevelAtLeast: seldom(fc.constantFrom(...workingLevels)),
  occupations: seldom(
    fc
      .subarray([...domains.occupations], { minLength: 1 })
      .map((keys) => keys.map((key) => ({ scheme: key.split(':')[0] ?? '', code: key.split(':')[1] ?? '' }))),
  ),
  sectors: several(domains.sectors),
  skills: several(domains.skills),
  languages: several(domains.languages),
  drivingLicences: several(domains.drivingLicences),
  around: seldom(
    fc.record({
      municipality: fc.constantFrom(...domains.municipalities),
      distanceKm: fc.constantFrom(0, 10, 80),
    }),
  ),
  travelMeans: several(domains.travelMeans),
  changedSince: seldom(fc.constantFrom(...domains.changes)),
  preferred: sometimes(fc.subarray([...criterionNames])),
});

describe('candidateSearch and an independent count', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let profiles: CandidateProfile[];

  const page = async (criteria: OracleCriteria, after: string | null) => {
    const { data, errors } = await ask<Answer>(
      subgraph,
      search,
      { criteria, after, isFirst: after === null },
      // A desk of all regions is told exact numbers.
      { caller: callers.desk(deskId, allRegions) },
    );
    expect(errors).toEqual([]);
    return data.candidateSearch;
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    const pools = new Map<string, string>();
    for (const region of domains.regions) pools.set(region, await seedPool(hub, deskId, region));
    const contents = fc.sample(arbitraryContent, { numRuns: 240, seed: 7 });
    profiles = contents.map((content, index) => {
      const regionCode = domains.regions[index % 3] ?? 'AM06';
      const ends = { publishedUntil: index % 20 === 0 ? '2026-06-14' : index % 20 === 1 ? today : null };
      return profileOf({ poolId: pools.get(regionCode) ?? '', deskId, regionCode }, { ...content, ...ends });
    });
    const pool = { poolId: pools.get('AM06') ?? '', deskId, regionCode: 'AM06' };
    profiles.push(profileOf(pool, { state: 'WITHDRAWN', withdrawnOn: today }));
    await seedProfiles(hub, profiles);
  });
  afterAll(() => hub.close());

  it('agree on who is found, in which order, why, how many, and who could not be judged, on every page', async () => {
    const byId = new Map<string, OracleProfile>(profiles.map((profile) => [profile.id, profile]));
    const seen = { pages: 0, preferring: 0, ofRegions: 0, leftOut: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCriteria, async (criteria) => {
        const expected = oracleAnswer(profiles, criteria, criteria.regions?.toSorted() ?? allRegions, today);
        const first = await page(criteria, null);
        const edges = [...first.edges];
        for (let { pageInfo } = first; pageInfo.hasNextPage; ) {
          const next = await page(criteria, pageInfo.endCursor);
          edges.push(...next.edges);
          ({ pageInfo } = next);
        }
        expect(edges.map(({ node }) => node.id)).toEqual(expected.ids);
        seen.pages += edges.length > 9 ? 1 : 0;
        seen.preferring += criteria.preferred?.length && edges.length > 0 ? 1 : 0;
        seen.ofRegions += criteria.regions && edges.length > 0 ? 1 : 0;
        seen.leftOut += expected.leftOut.total > 0 ? 1 : 0;
        for (const { node, explanation } of edges) {
          const profile = byId.get(node.id);
          const judged = profile ? judgeAll(criteria, profile) : [];
          expect(explanation.map(({ criterion, verdict }) => [criterion, verdict])).toEqual([
            ['REGION', 'MEETS'],
            ...judged.map(([criterion, , verdict]) => [criterion, verdict]),
          ]);
        }
        expect(first.totalCount).toBe(expected.ids.length);
        expect(first.byRegion.map(({ region, count, asOf }) => ({ code: region.code, count, asOf }))).toEqual(
          expected.byRegion,
        );
        expect(first.leftOut.total.count).toBe(expected.leftOut.total);
        const told = first.leftOut.byField.map(({ field, count }) => [field, count.count] as const);
        expect(Object.fromEntries(told.filter(([, count]) => count > 0))).toEqual(expected.leftOut.byField);
        expect(first.staleCount.count).toBe(expected.stale);
      }),
      { numRuns: 60 },
    );
    // Each kind of question came up, with an answer that could have been wrong.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
  }, 60_000);
});
