import { regions } from '@banenbrug/regions';
import { type Caller, referenceRegions, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';

interface Completeness {
  readonly field: string;
  readonly knownPercentage: number | null;
  readonly isSuppressed: boolean;
  readonly nationalMedian: number | null;
}

describe('the completeness of a region', () => {
  let hub: TestHub;
  let subgraph: Subgraph;

  /** So many profiles of which the languages are known, and so many of which they are not. */
  const seed = async (regionCode: string, known: number, unknown: number): Promise<void> => {
    const place = { poolId: await seedPool(hub, deskId, regionCode), deskId, regionCode };
    const of = (count: number, change: Partial<CandidateProfile>) =>
      Array.from({ length: count }, () => profileOf(place, change));
    await seedProfiles(hub, [...of(known, { languages: [] }), ...of(unknown, { languages: null })]);
  };
  const read = async (
    codes: readonly string[],
    caller: Caller,
    fields = 'field knownPercentage isSuppressed',
  ) => {
    const { data, errors, statements } = await ask<{
      _entities: { code: string; completeness: Completeness[] | null }[];
    }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { code completeness { ${fields} } } } }`,
      { of: codes.map((code) => ({ __typename: 'Region', code })) },
      { caller },
    );
    const of = (code: string, field = 'LANGUAGES') =>
      data._entities.find((region) => region.code === code)?.completeness?.find((row) => row.field === field);
    return {
      entities: data._entities,
      of,
      codes: errors.map(({ extensions }) => extensions?.['code']),
      statements,
    };
  };
  const desk = (...own: string[]) => callers.desk(deskId, own);

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates');
  }, 60_000);
  beforeEach(() => hub.sql('truncate candidates.candidate_pools cascade'));
  afterAll(() => hub.close());

  it('is exact for a desk of the region, in every field, in the order of the schema', async () => {
    await seed('AM06', 2, 1);
    const { entities, of } = await read(['AM06'], desk('AM06'));
    expect(entities[0]?.completeness?.map(({ field }) => field)).toEqual([
      'AVAILABLE_FROM',
      'HOURS_PER_WEEK',
      'WORKING_LEVEL',
      'OCCUPATIONS',
      'SECTORS',
      'SKILLS',
      'LANGUAGES',
      'DRIVING_LICENCES',
      'TRAVEL',
    ]);
    expect(of('AM06')).toEqual({ field: 'LANGUAGES', knownPercentage: 67, isSuppressed: false });
    expect(of('AM06', 'TRAVEL')).toMatchObject({ knownPercentage: 0, isSuppressed: false });
  });

  it('counts published profiles only, and of none it tells none', async () => {
    await seed('AM06', 3, 1);
    await hub.sql(
      `update candidates.candidate_profiles set published_until = '2026-06-14' where languages is null`,
    );
    expect((await read(['AM06', 'AM18'], desk('AM06', 'AM18'))).of('AM06')?.knownPercentage).toBe(100);
    expect((await read(['AM18'], desk('AM18'))).of('AM18')).toMatchObject({
      knownPercentage: null,
      isSuppressed: false,
    });
  });

  it('is made of rounded numbers for LIAISON and ADMIN, and hidden where people are few', async () => {
    await seed('AM06', 31, 12);
    await seed('AM18', 4, 40);
    await seed('AM29', 2, 1);
    for (const caller of [callers.liaison(), callers.admin()]) {
      const { of } = await read(['AM06', 'AM18', 'AM29', 'AM01'], caller);
      // 30 of 45, not 31 of 43.
      expect(of('AM06')).toMatchObject({ knownPercentage: 67, isSuppressed: false });
      for (const code of ['AM18', 'AM29', 'AM01']) {
        expect(of(code)).toMatchObject({ knownPercentage: null, isSuppressed: true });
      }
    }
  });

  it('is told of no other region to a desk, and to nobody else at all: without a statement', async () => {
    await seed('AM06', 30, 30);
    for (const caller of [desk('AM18'), callers.employer(deskId), callers.organiser()]) {
      const { entities, codes, statements } = await read(['AM06'], caller);
      expect([entities[0]?.completeness, codes, statements]).toEqual([null, ['FORBIDDEN'], []]);
    }
    expect((await read(['AM06'], callers.public)).codes).toEqual(['UNAUTHENTICATED']);
    // What is refused of one region takes nothing from the own one beside it.
    const both = await read(['AM06', 'AM18'], desk('AM18'));
    expect(both.entities.map(({ completeness }) => completeness?.length ?? null)).toEqual([null, 9]);
  });

  it('leaves three possibilities or more for each number below five, beside how many there are', async () => {
    // Every region of a round is a case of its own: 0 to 12 of whom a field is known, and 0 to 12 of whom it is not.
    const cases = Array.from({ length: 169 }, (_, at) => ({ known: at % 13, unknown: Math.floor(at / 13) }));
    const possible = new Map<string, { known: Set<number>; unknown: Set<number> }>();
    for (let from = 0; from < cases.length; from += referenceRegions.length) {
      const round = cases.slice(from, from + referenceRegions.length);
      await hub.sql('truncate candidates.candidate_pools cascade');
      for (const [at, { known, unknown }] of round.entries()) {
        await seed(referenceRegions[at]?.code ?? '', known, unknown);
      }
      const { data } = await ask<{ _entities: object[] }>(
        subgraph,
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region {
          profileCount { count } completeness { field knownPercentage isSuppressed } } } }`,
        { of: round.map((_, at) => ({ __typename: 'Region', code: referenceRegions[at]?.code })) },
        { caller: callers.liaison() },
      );
      for (const [at, seen] of data._entities.entries()) {
        const { known = 0, unknown = 0 } = round[at] ?? {};
        const key = JSON.stringify(seen);
        const sets = possible.get(key) ?? { known: new Set(), unknown: new Set() };
        possible.set(key, { known: sets.known.add(known), unknown: sets.unknown.add(unknown) });
      }
    }
    expect(possible.size).toBeGreaterThan(5);
    for (const [seen, { known, unknown }] of possible) {
      const isSmall = (numbers: Set<number>) => [...numbers].some((number) => number < 5);
      expect({ seen, few: isSmall(known) && known.size < 3 }).toEqual({ seen, few: false });
      expect({ seen, few: isSmall(unknown) && unknown.size < 3 }).toEqual({ seen, few: false });
    }
  });

  describe('against the national median', () => {
    const median = async (caller: Caller) =>
      (await read(['AM06'], caller, 'field nationalMedian')).of('AM06')?.nationalMedian;

    it('is the middle of the regions with twenty profiles or more, of rounded numbers', async () => {
      const known = [2, 10, 12, 20, 30, 38];
      for (const [at, count] of known.entries())
        await seed(referenceRegions[at]?.code ?? '', count, 40 - count);
      // Too few to count in it, and far off.
      for (let at = 10; at < 20; at += 1) await seed(referenceRegions[at]?.code ?? '', 19, 0);
      // 0, 25, 25, 50, 75 and 100 in a hundred.
      expect(await median(desk('AM06'))).toBe(37.5);
      expect(await median(callers.liaison())).toBe(37.5);
    });

    it('is not told while fewer than five regions make it: it could be told whose it is', async () => {
      for (let at = 0; at < 4; at += 1) await seed(referenceRegions[at]?.code ?? '', 10, 10);
      expect(await median(desk('AM06'))).toBeNull();
      await seed(referenceRegions[4]?.code ?? '', 10, 10);
      expect(await median(desk('AM06'))).toBe(50);
    });
  });

  it('of all 35 regions with the median takes two statements, as of one', async () => {
    for (const { code } of referenceRegions) await seed(code, 10, 10);
    const all = referenceRegions.map(({ code }) => code);
    for (const codes of [['AM06'], all]) {
      const { statements, entities } = await read(codes, callers.liaison(), 'knownPercentage nationalMedian');
      expect(statements).toHaveLength(2);
      expect(entities).toHaveLength(codes.length);
    }
  });
});
