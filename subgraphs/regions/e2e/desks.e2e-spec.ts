import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { seedDesks } from './seed-desks';

type Answer = {
  desks: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string | null } } | null;
};

const query = `query ($first: Int, $after: String) {
  desks(first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor } }
}`;

const cursor = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

describe('desks', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let ids: string[];
  const page = (first: number, after: string | null) =>
    ask<Answer>(subgraph, query, { first, after }, { caller: callers.public });

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
    ids = (await seedDesks(hub, 5)).map(({ id }) => id);
  });
  afterAll(() => hub.close());

  it('come page by page, each once, with the count of all', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (const size of [2, 2, 1]) {
      const { data }: { data: Answer } = await page(2, after);
      expect(data.desks?.totalCount).toBe(5);
      expect(data.desks?.nodes.length).toBe(size);
      seen.push(...(data.desks?.nodes.map(({ id }) => id) ?? []));
      after = data.desks?.pageInfo.endCursor ?? null;
    }
    expect(seen.sort()).toEqual([...ids].sort());
  });

  it('refuse a cursor whose second key is no id before it reaches the database', async () => {
    const { errors } = await page(2, cursor('Venlo', 'AM29'));
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['CURSOR_INVALID']);
  });
});
