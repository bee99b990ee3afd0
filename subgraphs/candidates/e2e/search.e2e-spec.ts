import { join } from 'node:path';
import { type Caller, readSdl, type Subgraph, subgraphSdl } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import * as fc from 'fast-check';
import { buildASTSchema, isEnumType, isInputObjectType, parse } from 'graphql';
import { candidates } from '../src';
import { arbitraryContent, domains } from './arbitraries';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const today = '2026-06-15';

const search = `query ($criteria: CandidateCriteriaInput!, $first: Int, $after: String) {
  candidateSearch(criteria: $criteria, first: $first, after: $after) {
    edges { cursor node { id region { code } } explanation { criterion verdict text } }
    pageInfo { hasNextPage endCursor }
    totalCount
    isTotalEstimated
    byRegion { region { code } count isEstimate asOf }
    leftOut { isEstimate total { count isSuppressed } byField { field count { count isSuppressed } } }
    staleCount { count isSuppressed }
    isStaleCountEstimated
  }
}`;

interface Count {
  readonly count: number | null;
  readonly isSuppressed: boolean;
}

interface Found {
  readonly candidateSearch: {
    readonly edges: {
      cursor: string;
      node: { id: string; region: { code: string } };
      explanation: { criterion: string; verdict: string; text: string }[];
    }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
    readonly totalCount: number;
    readonly isTotalEstimated: boolean;
    readonly byRegion: {
      region: { code: string };
      count: number;
      isEstimate: boolean;
      asOf: string | null;
    }[];
    readonly leftOut: { total: Count; byField: { field: string; count: Count }[] };
    readonly staleCount: Count;
    readonly isStaleCountEstimated: boolean;
  } | null;
}

describe('candidateSearch', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const desk = callers.desk(deskId, domains.regions);
  const employer = callers.employer('00000000-0000-4000-8000-0000000000e1');

  const find = (criteria: object, caller: Caller = employer, page: object = {}) =>
    ask<Found>(subgraph, search, { criteria, ...page }, { caller });

  async function found(criteria: object, caller: Caller = employer, page: object = {}) {
    const { data, errors } = await find(criteria, caller, page);
    expect(errors).toEqual([]);
    if (!data.candidateSearch) throw new Error('The search has no answer.');
    return data.candidateSearch;
  }

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    const contents = fc.sample(arbitraryContent, { numRuns: 240, seed: 7 });
    const pools = new Map<string, string>();
    for (const region of domains.regions) pools.set(region, await seedPool(hub, deskId, region));
    const profiles = contents.map((content, index) => {
      const regionCode = domains.regions[index % 3] ?? 'AM06';
      return profileOf({ poolId: pools.get(regionCode) ?? '', deskId, regionCode }, content);
    });
    await seedProfiles(hub, profiles);
    const withdrawn = profileOf(
      { poolId: pools.get('AM06') ?? '', deskId, regionCode: 'AM06' },
      { state: 'WITHDRAWN', withdrawnOn: today },
    );
    await seedProfiles(hub, [withdrawn]);
  });
  afterAll(() => hub.close());

  it('tells why each hit is one: a line per criterion that was asked, all met', async () => {
    const { edges } = await found({ languages: ['nld'], hoursPerWeek: { min: 20 } });
    expect(edges.length).toBeGreaterThan(0);
    for (const { explanation } of edges) {
      expect(explanation.map(({ criterion, verdict }) => [criterion, verdict])).toEqual([
        ['REGION', 'MEETS'],
        ['HOURS_PER_WEEK', 'MEETS'],
        ['LANGUAGES', 'MEETS'],
      ]);
      expect(explanation[1]?.text).toMatch(/^Hours per week: .*; asked: 20 or more\.$/);
      expect(explanation[2]?.text).toBe('Speaks: Dutch.');
    }
  });

  it('puts who meets more of what is only preferred first, and tells of the others what they miss or do not tell', async () => {
    const criteria = {
      regions: ['AM06'],
      languages: ['nld'],
      sectors: ['G'],
      preferred: ['LANGUAGES', 'SECTORS'],
    };
    const { edges, totalCount, leftOut } = await found(criteria, employer, { first: 100 });
    const met = edges.map(
      ({ explanation }) => explanation.slice(1).filter(({ verdict }) => verdict === 'MEETS').length,
    );
    expect(met).toEqual(met.toSorted((a, b) => b - a));
    expect(new Set(met)).toEqual(new Set([2, 1, 0]));
    expect(totalCount).toBe((await found({ regions: ['AM06'] })).totalCount);
    expect(leftOut).toEqual({ isEstimate: false, total: { count: null, isSuppressed: true }, byField: [] });
    const last = edges.flatMap(({ explanation }) => explanation).map(({ verdict }) => verdict);
    expect(new Set(last)).toEqual(new Set(['MEETS', 'MISSES', 'UNKNOWN']));
  });

  it('never asks for what the workplace offers: the desk alone judges that', () => {
    const { inputs, criteria } = criteriaFields();
    expect(inputs.length).toBeGreaterThan(10);
    expect([...inputs, ...criteria].filter((name) => /workplace|condition|offer/i.test(name))).toEqual([]);
  });

  it('explains in Dutch when asked', async () => {
    const { data } = await ask<Found>(
      subgraph,
      search,
      { criteria: { occupations: [{ scheme: 'ISCO', code: '9334' }], workingLevelAtLeast: 'NONE' } },
      { caller: employer, language: 'nl' },
    );
    const [first] = data.candidateSearch?.edges ?? [];
    expect(first?.explanation.map(({ text }) => text.split(':')[0])).toEqual([
      'Regio',
      'Werk- en denkniveau',
      'Wil werken als',
    ]);
  });

  it('rounds and suppresses what the caller cannot page through', async () => {
    const criteria = {
      regions: ['AM06'],
      languages: ['nld', 'eng', 'pol'],
      drivingLicences: ['B', 'C', 'BE'],
    };
    const exact = await found(criteria, desk);
    const rounded = await found(criteria, employer);
    const otherDesk = await found(criteria, callers.desk(deskId, ['AM18']));
    const own = exact.leftOut.total.count ?? 0;
    expect(own).toBeGreaterThan(5);
    expect(exact.leftOut.total).toEqual({ count: own, isSuppressed: false });
    expect(rounded.leftOut.total).toEqual({ count: Math.round(own / 5) * 5, isSuppressed: false });
    expect(otherDesk.leftOut).toEqual(rounded.leftOut);
    for (const { count } of [{ count: rounded.staleCount }, ...rounded.leftOut.byField]) {
      expect(count.isSuppressed ? count.count : (count.count ?? 1) % 5).toBe(count.isSuppressed ? null : 0);
    }
    expect(rounded.totalCount).toBe(exact.totalCount);
  });

  it('leads names of municipalities and regions to regions, former names too', async () => {
    const { byRegion } = await found({ places: ['Apeldoorn', 'venlo'], regions: ['AM29'] });
    const codes = byRegion.map(({ region }) => region.code);
    expect(codes).toContain('AM06');
    expect(codes).toContain('AM29');
    expect(codes).toEqual([...new Set(codes)].sort());
    expect((await found({})).byRegion).toHaveLength(35);
  });

  it('leaves an unknown region code out, and searches nowhere when there is no other', async () => {
    const { edges, totalCount, byRegion } = await found({ regions: ['AM99'] });
    expect({ edges, totalCount, byRegion }).toEqual({ edges: [], totalCount: 0, byRegion: [] });
  });

  it.each([
    ['a place that nothing is called', { places: ['Apeldoorn', 'Nergenshuizen'] }, 'places', { position: 1 }],
    ['hours that end before they start', { hoursPerWeek: { min: 40, max: 20 } }, 'hoursPerWeek', {}],
    ['hours out of bounds', { hoursPerWeek: { max: 61 } }, 'hoursPerWeek', { minimum: 0, maximum: 60 }],
    [
      'an unknown occupation',
      { occupations: [{ scheme: 'ISCO', code: '0000' }] },
      'occupations',
      { position: 0 },
    ],
    ['an unknown sector', { sectors: ['H', 'Z'] }, 'sectors', { position: 1 }],
    ['an unknown language', { languages: ['xxx'] }, 'languages', { position: 0 }],
    ['a skill that is no text', { skills: ['   '] }, 'skills', { position: 0 }],
    [
      'a distance out of bounds',
      { around: { place: 'Apeldoorn', distanceKm: 401 } },
      'around.distanceKm',
      { minimum: 0, maximum: 400 },
    ],
    ['a place to come to without a name', { around: { distanceKm: 5 } }, 'around', {}],
    [
      'a place to come to with two names',
      { around: { municipality: 'GM0200', place: 'Venlo', distanceKm: 5 } },
      'around',
      {},
    ],
    ['a place that is not there', { around: { place: 'Nergenshuizen', distanceKm: 5 } }, 'around.place', {}],
    ['a place that is two', { around: { place: 'Bergen', distanceKm: 5 } }, 'around.place', {}],
    [
      'a municipality that nobody has',
      { around: { municipality: 'GM9999', distanceKm: 5 } },
      'around.municipality',
      {},
    ],
    [
      'a region that is only preferred',
      { regions: ['AM06'], preferred: ['SKILLS', 'REGION'] },
      'preferred',
      { position: 1 },
    ],
    ['too many places', { places: Array(101).fill('Ede') }, 'places', { maximum: 100 }],
  ])('refuses %s, names the argument and repeats nothing', async (_, criteria, argument, details) => {
    const { data, errors } = await find(criteria);
    expect(data.candidateSearch).toBeNull();
    expect(errors).toMatchObject([
      {
        path: ['candidateSearch'],
        extensions: { code: 'BAD_USER_INPUT', argument: `criteria.${argument}`, ...details },
      },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/Nergenshuizen|0000|xxx/);
  });

  it.each([0, 101, 10_000])('refuses a page of %i', async (first) => {
    const { errors } = await find({}, employer, { first });
    expect(errors).toMatchObject([{ extensions: { code: 'PAGE_SIZE_OUT_OF_RANGE', maximum: 100 } }]);
  });

  it('refuses the cursor of other criteria, a forged one, and one of the day before yesterday', async () => {
    const { pageInfo } = await found({ regions: ['AM06'] }, employer, { first: 2 });
    const after = pageInfo.endCursor ?? '';
    const codeOf = async (page: object, criteria: object) => {
      const { errors } = await find(criteria, employer, page);
      return errors[0]?.extensions?.['code'];
    };
    expect(await codeOf({ after }, { regions: ['AM18'] })).toBe('CURSOR_INVALID');
    expect(await codeOf({ after: 'nonsense' }, { regions: ['AM06'] })).toBe('CURSOR_INVALID');
    const keys: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    for (const [index, forged] of [
      [1, '2026-06-13'],
      [2, '1'],
      [2, '-1'],
      [2, 'many'],
      [3, '2026-02-31'],
      [4, 'no-id'],
    ] as const) {
      const changed = Object.assign([...(keys as string[])], { [index]: forged });
      const cursor = Buffer.from(JSON.stringify(changed)).toString('base64url');
      expect(await codeOf({ after: cursor }, { regions: ['AM06'] })).toBe('CURSOR_INVALID');
    }
    expect(await codeOf({ after }, { regions: ['AM06', 'AM06'] })).toBeUndefined();
  });

  it('goes on reading past midnight in the order it began with', async () => {
    const clock = fixedClock('2026-06-15T21:00:00Z');
    const late = await hub.subgraph('candidates', { clock });
    const read = async (after: string | null) => {
      const { data } = await ask<Found>(
        late,
        search,
        { criteria: { regions: ['AM06'] }, first: 10, after },
        { caller: employer },
      );
      return data.candidateSearch;
    };
    const first = await read(null);
    const second = await read(first?.pageInfo.endCursor ?? null);
    clock.set('2026-06-16T00:00:00Z');
    const again = await read(first?.pageInfo.endCursor ?? null);
    expect(again?.edges.map(({ node }) => node.id)).toEqual(second?.edges.map(({ node }) => node.id));
  });

  it.each([
    ['the public', callers.public, 'UNAUTHENTICATED'],
    ['organisers of sessions', callers.organiser(), 'FORBIDDEN'],
  ])('is not for %s', async (_, caller, code) => {
    const { data, errors } = await find({}, caller);
    expect(data.candidateSearch).toBeNull();
    expect(errors).toMatchObject([{ path: ['candidateSearch'], extensions: { code } }]);
  });

  it('runs a statement per field that is asked, and none for what is not', async () => {
    const all = await find({ languages: ['nld'] });
    // The page, the hits per region, who was left out, who is stale, and when regions published.
    expect(all.statements).toHaveLength(5);
    const { statements } = await ask(
      subgraph,
      'query ($c: CandidateCriteriaInput!) { candidateSearch(criteria: $c) { totalCount } }',
      { c: {} },
      { caller: employer },
    );
    expect(statements).toHaveLength(1);
  });
});

/** The fields of the criteria, and the criteria of explanations, as the schema has them. */
function criteriaFields(): { inputs: string[]; criteria: string[] } {
  const schema = buildASTSchema(parse(subgraphSdl(readSdl(join(__dirname, '..')))), { assumeValidSDL: true });
  const input = schema.getType('CandidateCriteriaInput');
  const names = schema.getType('MatchCriterion');
  return {
    inputs: isInputObjectType(input) ? Object.keys(input.getFields()) : [],
    criteria: isEnumType(names) ? names.getValues().map(({ name }) => name) : [],
  };
}
