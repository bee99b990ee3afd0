import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';

type Node = { id: string; title?: string; name?: string; state?: string };
type Page = {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

describe('lists of employers, sites and vacancies', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let seeded: SeededEmployer[];
  const employer = (index: number): SeededEmployer => {
    const found = seeded[index];
    if (!found) throw new Error(`No employer ${index} was seeded.`);
    return found;
  };
  const read = <Data>(query: string, variables: Record<string, unknown>, caller: Caller) =>
    ask<Data>(subgraph, query, variables, { caller });

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
    seeded = await seedEmployers(hub, 6);
  });
  afterAll(() => hub.close());

  const everyPage = async (field: string, pick: (data: Record<string, Page>) => Page | undefined) => {
    const found: Node[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await read<Record<string, Page>>(
        `query ($after: String) { ${field} }`,
        { after },
        callers.desk(randomUUID(), ['AM01']),
      );
      expect(errors).toEqual([]);
      const page = pick(data);
      found.push(...(page?.nodes ?? []));
      if (!page?.pageInfo.hasNextPage) return found;
      after = page.pageInfo.endCursor;
    }
  };

  it('give every employer once over the pages, by name', async () => {
    const nodes = await everyPage(
      'employers(first: 4, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } }',
      (data) => data['employers'],
    );
    expect(nodes.map(({ id }) => id)).toEqual(seeded.map(({ id }) => id));
  });

  it('give every open vacancy once over the pages, newest first', async () => {
    const nodes = await everyPage(
      'vacancies(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }',
      (data) => data['vacancies'],
    );
    const expected = await hub.sql<{ id: string }>(
      `select id from employers.vacancies where closes_on is null order by published_on desc, id desc`,
    );
    expect(nodes).toEqual(expected);
  });

  it('of vacancies are of one region where it is named, and empty for a region that nobody knows', async () => {
    const { data } = await read<Record<string, Page>>(
      `query ($region: RegionCode) {
        here: vacancies(region: $region) { totalCount nodes { id } }
        nowhere: vacancies(region: "AM99") { totalCount nodes { id } }
        everywhere: vacancies { totalCount }
      }`,
      { region: employer(2).regionCode },
      callers.organiser(),
    );
    expect(data).toEqual({
      here: { totalCount: 1, nodes: [{ id: employer(2).openVacancyId }] },
      nowhere: { totalCount: 0, nodes: [] },
      everywhere: { totalCount: 6 },
    });
  });

  it('of an employer’s sites are of one region where it is named', async () => {
    const { data } = await read(
      `query ($id: ID!, $own: RegionCode, $other: RegionCode) { employer(id: $id) {
        here: sites(region: $own) { totalCount nodes { name } }
        there: sites(region: $other) { totalCount nodes { name } }
      } }`,
      { id: employer(0).id, own: employer(0).regionCode, other: employer(1).regionCode },
      callers.organiser(),
    );
    expect(data).toEqual({
      employer: {
        here: { totalCount: 1, nodes: [{ name: 'Depot 01' }] },
        there: { totalCount: 0, nodes: [] },
      },
    });
  });

  it('of a region hold its sites and its open vacancies only', async () => {
    const { data } = await read(
      `query ($code: String!) { _entities(representations: [{ __typename: "Region", code: $code }]) {
        ... on Region { sites { totalCount nodes { name } } vacancies { totalCount nodes { title } } } } }`,
      { code: employer(1).regionCode },
      callers.admin(),
    );
    expect(data).toEqual({
      _entities: [
        {
          sites: { totalCount: 1, nodes: [{ name: 'Depot 02' }] },
          vacancies: { totalCount: 1, nodes: [{ title: 'Warehouse worker' }] },
        },
      ],
    });
  });

  it('leave out what is closed, while its id still answers', async () => {
    const { id, siteId } = employer(5);
    await hub.sql(`update employers.sites set closed_on = '2026-06-15' where id = $1`, [siteId]);
    await hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [id]);
    const { data } = await read(
      `query ($id: ID!, $site: ID!) {
        employers { totalCount nodes { name } } employer(id: $id) { closedOn sites { totalCount nodes { id } } }
        site(id: $site) { closedOn }
      }`,
      { id, site: siteId },
      callers.admin(),
    );
    expect(data).toMatchObject({
      employers: { totalCount: 5 },
      employer: { closedOn: '2026-06-15', sites: { totalCount: 0, nodes: [] } },
      site: { closedOn: '2026-06-15' },
    });
    await hub.sql('update employers.sites set closed_on = null where id = $1', [siteId]);
    await hub.sql('update employers.employers set closed_on = null where id = $1', [id]);
  });

  it.each([
    ['a page of 10,000', 'first: 10000', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['an empty page', 'first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a cursor that is none', 'after: "nonsense"', 'CURSOR_INVALID'],
    ['a cursor with no id in it', `after: "${cursorOf('2026-06-01', 'no id')}"`, 'CURSOR_INVALID'],
  ])('refuse %s', async (_, paging, code) => {
    const { data, errors } = await read(
      `{ employers(${paging}) { nodes { id } } vacancies(${paging}) { nodes { id } } }`,
      {},
      callers.admin(),
    );
    expect(data).toEqual({ employers: null, vacancies: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual([code, code]);
  });

  it.each(['2026-02-31', '0000-01-01', 'yesterday'])(
    'refuse a cursor of the day %s that is no day',
    async (day) => {
      const { errors } = await read(
        'query ($after: String) { vacancies(after: $after) { nodes { id } } }',
        { after: cursorOf(day, randomUUID()) },
        callers.admin(),
      );
      expect(errors).toMatchObject([{ path: ['vacancies'], extensions: { code: 'CURSOR_INVALID' } }]);
    },
  );
});

function cursorOf(...keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}
