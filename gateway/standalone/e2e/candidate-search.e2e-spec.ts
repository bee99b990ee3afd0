import { demoId, defaultSeed } from '../src';
import { callers } from '@banenbrug/testkit';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';

const query = `query ($criteria: CandidateCriteriaInput!, $after: String) {
  candidateSearch(criteria: $criteria, first: 50, after: $after) {
    edges { node { id municipality { name } travel { maxDistanceKm } } explanation { criterion verdict text } }
    pageInfo { hasNextPage endCursor }
    totalCount
    byRegion { region { code name } count isEstimate asOf }
    leftOut { byField { field } }
  }
}`;

interface Answer {
  readonly candidateSearch: {
    readonly edges: {
      node: { id: string; municipality: { name: string } | null };
      explanation: { criterion: string; verdict: string; text: string }[];
    }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string };
    readonly totalCount: number;
    readonly byRegion: {
      region: { code: string; name: string };
      count: number;
      isEstimate: boolean;
      asOf: string | null;
    }[];
    readonly leftOut: { byField: { field: string }[] };
  };
}

interface Row {
  readonly id: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly municipality: string | null;
  readonly distance: number | null;
  readonly day: string;
}

describe('a search through the gateway', () => {
  let hub: DemoHub;
  let rows: readonly Row[];
  const employer = callers.employer(demoId(defaultSeed, 'employer', 0));

  async function everything(criteria: object) {
    const edges: Answer['candidateSearch']['edges'][number][] = [];
    let first: Answer['candidateSearch'] | null = null;
    for (let after: string | null = null, more = true; more; ) {
      const { result } = await hub.ask({ query, variables: { criteria, after } }, employer);
      expect(result.errors).toBeUndefined();
      const { candidateSearch } = result.data as unknown as Answer;
      first ??= candidateSearch;
      edges.push(...candidateSearch.edges);
      [after, more] = [candidateSearch.pageInfo.endCursor, candidateSearch.pageInfo.hasNextPage];
    }
    return { ...first, edges, ids: edges.map(({ node }) => node.id) };
  }

  beforeAll(async () => {
    hub = await startDemoHub();
    rows = await hub.sql<Row>(
      `select id, hours_min as min, hours_max as max, municipality_code as municipality,
         travel_distance_km as distance, changed_on::text as day
       from candidates.candidate_profiles where withdrawn_on is null and verified_on >= $1::date - 90
         and (published_until is null or published_until >= $1::date)`,
      [demoDay],
    );
  });
  afterAll(() => hub.close());

  it('finds hours that overlap, page by page, each once', async () => {
    const { ids, totalCount } = await everything({ hoursPerWeek: { min: 24, max: 32 } });
    const wide = rows.filter(({ min, max }) => min !== null && max !== null && min < 24 && max > 32);
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.filter(({ id }) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(totalCount).toBe(ids.length);
  });

  it('uses the place, and tells how far it is in words', async () => {
    const lives = ({ municipality, min }: Row): boolean => municipality !== null && (min ?? 0) >= 8;
    const home = rows.find(lives)?.municipality;
    const around = { municipality: home, distanceKm: 10 };
    const found = await everything({ around, hoursPerWeek: { min: 8 } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(found.edges.length).toBeGreaterThan(0);
    for (const { node, explanation } of found.edges) {
      const { text = '' } = explanation.find(({ criterion }) => criterion === 'TRAVEL') ?? {};
      const away = Number(/^Distance to .+: (\d+) km;/.exec(text)?.[1]);
      expect(away).toBeLessThanOrEqual(10 + (byId.get(node.id)?.distance ?? 0));
      expect(node.municipality?.name).toBeTruthy();
    }
    expect(found.leftOut?.byField.map(({ field }) => field)).toEqual(['HOURS_PER_WEEK', 'TRAVEL']);
    const near = rows.filter((row) => row.municipality === home && lives(row));
    expect(near.length).toBeGreaterThan(0);
    expect(near.filter(({ id }) => !found.ids.includes(id))).toEqual([]);
  });

  it('puts who meets what is preferred first, and loses nobody for it', async () => {
    const criteria = { regions: ['AM06'], hoursPerWeek: { min: 24 } };
    const all = await everything({ regions: ['AM06'] });
    const preferring = await everything({ ...criteria, preferred: ['HOURS_PER_WEEK'] });
    const meeting = await everything(criteria);
    expect(preferring.ids.slice(0, meeting.ids.length)).toEqual(meeting.ids);
    expect(preferring.ids.toSorted()).toEqual(all.ids.toSorted());
  });

  it('tells of each region by its name how many there are and when it last published', async () => {
    const { byRegion } = await everything({ regions: ['AM06', 'AM29'] });
    expect(byRegion).toMatchObject([
      { region: { code: 'AM06', name: 'Veluwe Stedendriehoek' }, isEstimate: false },
      { region: { code: 'AM29' }, isEstimate: false },
    ]);
    for (const { asOf } of byRegion ?? []) expect(rows.map(({ day }) => day)).toContain(asOf);
  });
});
