import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { countLimits, createMatching, vacancyQuestions } from '../src/matching';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy, type VacancyCriteria } from './seed-vacancies';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const apeldoorn = { regionCode: 'AM06', municipalityCode: 'GM0200' };
const venlo = { regionCode: 'AM29', municipalityCode: 'GM0983' };

interface Matches {
  readonly nodes: { id: string }[];
  readonly totalCount: number;
  readonly byRegion: { region: { code: string }; count: number }[];
  readonly leftOut: { total: { count: number | null }; byField: { field: string }[] };
  readonly staleCount: { count: number | null };
  readonly edges: { explanation: { criterion: string; verdict: string }[] }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string };
}

const query = (fields: string): string => `query ($of: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $of) { ... on Vacancy { matches(first: $first, after: $after) { ${fields} } } }
}`;

const everything = `nodes { id } totalCount byRegion { region { code } count } staleCount { count }
  leftOut { total { count } byField { field } } edges { explanation { criterion verdict } }
  pageInfo { hasNextPage endCursor }`;

describe('Vacancy.matches', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let employerId: string;
  let own: Caller;
  const vacancy = (of: VacancyCriteria) => seedVacancy(hub, employerId, of);

  async function matches(
    ids: readonly string[],
    caller: Caller = own,
    page: object = {},
    fields = everything,
  ) {
    const { data, errors, statements } = await ask<{ _entities: { matches: Matches | null }[] }>(
      subgraph,
      query(fields),
      { of: ids.map((id) => ({ __typename: 'Vacancy', id })), ...page },
      { caller },
    );
    return { found: data._entities.map((entity) => entity.matches), errors, statements };
  }

  beforeAll(async () => {
    hub = await createTestHub([employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    employerId = await seedEmployer(hub);
    own = callers.employer(employerId);
    for (const regionCode of ['AM06', 'AM29']) {
      const place = { poolId: await seedPool(hub, deskId, regionCode), deskId, regionCode };
      const fits = { occupations: ['ISCO:9333'], hoursMin: 16, hoursMax: 32, languages: ['nld', 'pol'] };
      await seedProfiles(hub, [
        ...Array.from({ length: 12 }, () => profileOf(place, fits)),
        ...Array.from({ length: 7 }, () => profileOf(place, { ...fits, languages: null })),
        ...Array.from({ length: 6 }, () => profileOf(place, { ...fits, verifiedOn: '2025-12-01' })),
        profileOf(place, { ...fits, occupations: ['ISCO:9334'] }),
      ]);
    }
  });
  afterAll(() => hub.close());

  const asked = { occupations: ['ISCO:9333', 'ISCO:4321'], hoursMin: 24, languages: ['nld'] };

  it('are those in the vacancy’s region that meet its criteria, and who could not be judged beside them', async () => {
    const id = await vacancy({ ...apeldoorn, ...asked });
    const [found] = (await matches([id])).found;
    expect(found).toMatchObject({
      totalCount: 12,
      byRegion: [{ region: { code: 'AM06' }, count: 12 }],
      leftOut: {
        total: { count: 5 },
        byField: [{ field: 'HOURS_PER_WEEK' }, { field: 'OCCUPATIONS' }, { field: 'LANGUAGES' }],
      },
      staleCount: { count: 5 },
    });
    expect(found?.nodes).toHaveLength(12);
    expect(found?.edges[0]?.explanation).toEqual([
      { criterion: 'REGION', verdict: 'MEETS' },
      { criterion: 'HOURS_PER_WEEK', verdict: 'MEETS' },
      { criterion: 'OCCUPATIONS', verdict: 'MEETS' },
      { criterion: 'LANGUAGES', verdict: 'MEETS' },
    ]);
  });

  it('are counted exactly for a desk of the region', async () => {
    const id = await vacancy({ ...apeldoorn, ...asked });
    const [found] = (await matches([id], callers.desk(deskId, ['AM06']))).found;
    expect(found).toMatchObject({ leftOut: { total: { count: 7 } }, staleCount: { count: 6 } });
  });

  it('are all of the region when the vacancy asks nothing', async () => {
    const id = await vacancy(venlo);
    expect((await matches([id])).found[0]).toMatchObject({ totalCount: 20, leftOut: { byField: [] } });
  });

  it('of twenty vacancies, five each, are one statement, and every count is one more', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        vacancy({ ...(index % 2 === 0 ? apeldoorn : venlo), ...asked, hoursMin: 20 + (index % 5) }),
      ),
    );
    const hitsOnly = await matches(ids, own, { first: 5 }, 'nodes { id }');
    expect(hitsOnly.statements).toHaveLength(1);
    expect(hitsOnly.found.map((found) => found?.nodes.length)).toEqual(Array(20).fill(5));
    const { found, statements } = await matches(ids, own, { first: 5 });
    expect(statements).toHaveLength(4);
    expect(found.map((one) => one?.totalCount)).toEqual(Array(20).fill(12));
    expect((await matches(ids.slice(0, 1), own, { first: 5 })).statements).toHaveLength(4);
  });

  it('are the same whether hits are taken for common or for rare, with occupations asked or not', async () => {
    const ids = await Promise.all(
      [asked, { hoursMin: 24 }, { occupations: ['ISCO:9334'] }, { licences: ['T'] }].map((of) =>
        vacancy({ ...apeldoorn, ...of }),
      ),
    );
    const { manager } = await hub.dataSource('candidates');
    const read = async (hits: number) => {
      const sampling = { size: 1, ofArm: 1, hits };
      const tuning = { limits: countLimits, sampling };
      const { page } = createMatching(manager, vacancyQuestions(own), '2026-06-15', tuning);
      const rows = await Promise.all(
        ids.map((parent) => page.load({ parent, page: { first: 9, after: null } })),
      );
      return rows.map((list) => list.map((row) => row.id));
    };
    const [common, rare] = [await read(0), await read(2)];
    expect(rare).toEqual(common);
    expect(common.map((list) => list.filter((id) => id !== null).length)).toEqual([10, 10, 1, 0]);
  });

  it('can be read page by page, with a cursor that no other vacancy takes', async () => {
    const [id, another] = [
      await vacancy({ ...apeldoorn, ...asked }),
      await vacancy({ ...apeldoorn, ...asked }),
    ];
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const [page]: (Matches | null)[] = (await matches([id], own, { first: 5, after })).found;
      seen.push(...(page?.nodes ?? []).map((node) => node.id));
      more = page?.pageInfo.hasNextPage ?? false;
      after = page?.pageInfo.endCursor ?? null;
    }
    expect(new Set(seen).size).toBe(12);
    const { found, errors } = await matches([another], own, { first: 5, after });
    expect(found).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });

  it('answer an empty page, not null, when nobody meets the vacancy', async () => {
    const id = await vacancy({ ...apeldoorn, licences: ['T'] });
    const [found] = (await matches([id])).found;
    expect(found).toMatchObject({ nodes: [], edges: [], totalCount: 0 });
  });

  it('are null for another employer, a closed vacancy and one that nobody has', async () => {
    const id = await vacancy({ ...apeldoorn, ...asked });
    const closed = await vacancy({ ...apeldoorn, ...asked, closesOn: '2020-01-01' });
    expect(await matches([id], callers.employer(randomUUID()))).toMatchObject({ found: [null], errors: [] });
    expect(await matches([closed, randomUUID()])).toMatchObject({ found: [null, null], errors: [] });
    for (const caller of [callers.liaison(), callers.admin(), callers.desk(randomUUID(), ['AM01'])]) {
      expect((await matches([id], caller)).found[0]?.totalCount).toBe(12);
    }
  });

  it('are FORBIDDEN to organisers, and to the public without a token', async () => {
    const id = await vacancy(apeldoorn);
    for (const [caller, code] of [
      [callers.organiser(), 'FORBIDDEN'],
      [callers.public, 'UNAUTHENTICATED'],
    ] as const) {
      const { found, errors } = await matches([id], caller);
      expect(found).toEqual([null]);
      expect(errors).toMatchObject([{ path: ['_entities', 0, 'matches'], extensions: { code } }]);
    }
  });
});
