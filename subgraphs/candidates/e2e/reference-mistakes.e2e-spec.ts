import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const desk = callers.desk(deskId, ['AM06']);

const query = `query ($criteria: CandidateCriteriaInput!, $first: Int, $after: String) {
  candidateSearch(criteria: $criteria, first: $first, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } totalCount
    leftOut { total { count } byField { field count { count } } }
  }
}`;

interface Found {
  readonly candidateSearch: {
    readonly nodes: { id: string }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    readonly totalCount: number;
    readonly leftOut: { total: { count: number }; byField: { field: string; count: { count: number } }[] };
  };
}

/** What is wrong in the public reference implementation of the exchange standard, each as it would show here. */
describe('a search does not repeat the mistake of', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let place: { poolId: string; deskId: string; regionCode: string };

  const seed = async (...contents: Partial<CandidateProfile>[]): Promise<string[]> => {
    const profiles = contents.map((content) => profileOf(place, content));
    await seedProfiles(hub, profiles);
    return profiles.map(({ id }) => id);
  };
  const find = async (criteria: object, page: object = {}) => {
    const { data, errors } = await ask<Found>(subgraph, query, { criteria, ...page }, { caller: desk });
    expect(errors).toEqual([]);
    const { nodes, ...rest } = data.candidateSearch;
    return { ids: nodes.map(({ id }) => id), ...rest };
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
  });
  beforeEach(() => hub.sql('truncate candidates.candidate_profiles cascade'));
  afterAll(() => hub.close());

  const regions = ['AM06'];

  it('not using the place: who lives too far away for both distances together is not found', async () => {
    const [near, reaches] = await seed(
      { municipalityCode: 'GM0200', travelDistanceKm: 0 },
      { municipalityCode: 'GM0150', travelDistanceKm: 10 },
      { municipalityCode: 'GM0150', travelDistanceKm: 8 },
      { travelDistanceKm: 40 },
    );
    // From Apeldoorn to Deventer it is 14 km.
    const found = await find({ regions, around: { place: 'Apeldoorn', distanceKm: 5 } });
    expect(new Set(found.ids)).toEqual(new Set([near, reaches]));
    expect(found.totalCount).toBe(2);
    expect(found.leftOut.byField).toEqual([{ field: 'TRAVEL', count: { count: 1 } }]);
  });

  it('hours by containment: somebody of 16 to 40 hours is found for a job of 24 to 32', async () => {
    const [wide, ,] = await seed(
      { hoursMin: 16, hoursMax: 40 },
      { hoursMin: 33, hoursMax: 40 },
      { hoursMin: 8, hoursMax: 23 },
    );
    expect((await find({ regions, hoursPerWeek: { min: 24, max: 32 } })).ids).toEqual([wide]);
  });

  it('ranking an unknown level above university: it passes no least level, and is counted', async () => {
    const [university] = await seed({ workingLevel: 'WO' }, { workingLevel: null }, { workingLevel: 'VMBO' });
    const found = await find({ regions, workingLevelAtLeast: 'WO' });
    expect(found.ids).toEqual([university]);
    expect(found.leftOut).toEqual({
      total: { count: 1 },
      byField: [{ field: 'WORKING_LEVEL', count: { count: 1 } }],
    });
    const preferring = await find({ regions, workingLevelAtLeast: 'HBO', preferred: ['WORKING_LEVEL'] });
    expect([preferring.ids[0], preferring.ids.length]).toEqual([university, 3]);
  });

  it('taking a language of which nothing is known for one that is spoken', async () => {
    const [speaks] = await seed({ languages: ['nld', 'eng'] }, { languages: ['nld'] }, { languages: null });
    const found = await find({ regions, languages: ['eng'] });
    expect(found.ids).toEqual([speaks]);
    expect(found.leftOut.total).toEqual({ count: 1 });
  });

  it('losing incomplete profiles silently: each unknown field of each is told, and only misses are gone', async () => {
    await seed(
      { occupations: ['ISCO:9333'], hoursMin: 20, hoursMax: 30, languages: null },
      { occupations: null, hoursMin: null, hoursMax: null, languages: null },
      { occupations: null, hoursMin: 4, hoursMax: 8, languages: null },
    );
    const found = await find({
      regions,
      occupations: [{ scheme: 'ISCO', code: '9333' }],
      hoursPerWeek: { min: 20 },
      languages: ['nld'],
    });
    expect(found).toMatchObject({
      ids: [],
      leftOut: {
        total: { count: 2 },
        byField: [
          { field: 'HOURS_PER_WEEK', count: { count: 1 } },
          { field: 'OCCUPATIONS', count: { count: 1 } },
          { field: 'LANGUAGES', count: { count: 2 } },
        ],
      },
    });
  });

  it('telling that there is more at exactly the maximum, and picking others each time', async () => {
    const ids = await seed(...Array.from({ length: 12 }, () => ({})));
    const exactly = await find({ regions }, { first: 12 });
    expect(exactly).toMatchObject({ totalCount: 12, pageInfo: { hasNextPage: false } });
    expect(exactly.ids.toSorted()).toEqual(ids.toSorted());
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await find({ regions }, { first: 4, after });
      pages.push(...page.ids);
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(pages).toEqual(exactly.ids);
    expect((await find({ regions }, { first: 12 })).ids).toEqual(exactly.ids);
  });

  it('counting rows of a list: two skills that mean one asked skill are one, and no second', async () => {
    const [both] = await seed(
      { skills: ['heftruck rijden', 'lassen'] },
      { skills: ['heftruck rijden', 'heftruckchauffeur', 'reachtruck en heftruck'] },
      { skills: ['lassen'] },
    );
    expect((await find({ regions, skills: ['heftruck', 'lassen'] })).ids).toEqual([both]);
    expect((await find({ regions, skills: ['heftruck'] })).totalCount).toBe(2);
  });
});
