import { callers } from '@banenbrug/testkit';
import { defaultSeed, demoId } from '../src';
import { type DemoHub, startDemoHub } from './demo-hub';

const region = 'AM06';
const deskId = demoId(defaultSeed, 'desk', region);

interface Matches {
  readonly vacancies: { nodes: { id: string; matches: { nodes: { id: string }[] } }[] };
}

interface Pool {
  readonly desk: {
    candidatePools: {
      profiles: {
        nodes: {
          id: string;
          matchingVacancies: {
            totalCount: number;
            edges: {
              node: { id: string; title: string; employer: { name: string } };
              workplace: { condition: string; verdict: string }[] | null;
            }[];
          } | null;
        }[];
      };
    }[];
  };
}

describe('matches through the gateway', () => {
  let hub: DemoHub;
  const desk = callers.desk(deskId, [region]);

  /** The statements that read profiles against vacancies. */
  const matchingOf = (statements: readonly string[]) =>
    statements.filter((statement) => statement.includes('published_vacancy'));

  beforeAll(async () => {
    hub = await startDemoHub({ size: 3 });
    // Vacancies that ask nothing but their region: everybody there meets them.
    await hub.sql(
      `update employers.vacancies set occupations = '{}', languages = '{}', driving_licences = '{}',
         working_level_at_least = null, hours_min = null, hours_max = null, starts_on = null`,
    );
    await hub.sql('update employers.employers set industry_code = null');
  });
  afterAll(() => hub.close());

  it('of twenty vacancies, five each, are one statement of the candidates subgraph', async () => {
    const query = `query ($first: Int) { vacancies(first: $first) {
      nodes { id matches(first: 5) { nodes { id } } } } }`;
    const ask = (first: number) => hub.ask({ query, variables: { first } }, callers.liaison());
    const many = await ask(20);
    expect(many.result.errors).toBeUndefined();
    const { nodes } = (many.result.data as unknown as Matches).vacancies;
    expect(nodes).toHaveLength(20);
    expect(nodes.map(({ matches }) => matches.nodes.length)).toEqual(Array(20).fill(5));
    expect(matchingOf(many.statements)).toHaveLength(1);
    expect(many.statements).toHaveLength((await ask(2)).statements.length);
  });

  it('of twenty profiles of a pool, five vacancies each, are one statement, with what employers tells of them', async () => {
    const query = `query ($id: ID!, $first: Int) { desk(id: $id) { candidatePools { profiles(first: $first) { nodes {
      id matchingVacancies(first: 5) { edges {
        node { id title employer { name } } workplace { condition verdict } } } } } } } }`;
    const ask = (first: number) => hub.ask({ query, variables: { id: deskId, first } }, desk);
    const many = await ask(20);
    expect(many.result.errors).toBeUndefined();
    const pools = (many.result.data as unknown as Pool).desk.candidatePools;
    const found = pools.flatMap(({ profiles }) => profiles.nodes.map((node) => node.matchingVacancies));
    expect(found.length).toBeGreaterThanOrEqual(20);
    const edges = found.flatMap((one) => one?.edges ?? []);
    expect(edges.length).toBeGreaterThan(20);
    for (const { node } of edges) {
      expect(node).toMatchObject({ title: expect.any(String), employer: { name: expect.any(String) } });
    }
    expect(edges.some(({ workplace }) => (workplace ?? []).length > 0)).toBe(true);
    expect(matchingOf(many.statements)).toHaveLength(1);
    expect(many.statements).toHaveLength((await ask(2)).statements.length);
  });

  it('that are not there are told to a desk as the unmet demand of its region, in one statement', async () => {
    await hub.sql(`update employers.vacancies set occupations = '{BOC:nobody}' where region_code = $1`, [
      region,
    ]);
    const query = `{ unmetDemand { asOf regions { code name } cells { occupation { label } region { name } vacancyCount } } }`;
    const { result, statements } = await hub.ask({ query }, desk);
    expect(result.errors).toBeUndefined();
    expect(result.data).toMatchObject({
      unmetDemand: {
        regions: [{ code: region, name: expect.any(String) }],
        cells: [
          {
            occupation: { label: 'nobody' },
            region: { name: expect.any(String) },
            vacancyCount: expect.any(Number),
          },
        ],
      },
    });
    expect(matchingOf(statements)).toHaveLength(1);
  });
});
