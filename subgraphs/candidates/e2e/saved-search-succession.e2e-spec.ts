import { regions } from '@banenbrug/regions';
import { randomId, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { countToSave } from '../src/repositories/saved-search.repository';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedSavedSearches } from './seed-saved-searches';

const job = candidates.jobs?.find(({ name }) => name === 'succession');

describe('the saved searches of a desk that has closed', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let former: SeededDesk;
  let successor: SeededDesk;

  const run = async () => {
    const dataSource = await hub.dataSource('candidates');
    const runtime = { dataSource, clock, createId: randomId, logger: testLogger('succession') };
    return job?.run(runtime, { isDryRun: false });
  };
  const close = () =>
    hub.sql(`update regions.desks set closed_on = '2026-06-15', succeeded_by = $2 where id = $1`, [
      former.id,
      successor.id,
    ]);
  const searchesOf = async (ownerId: string): Promise<string[]> => {
    const rows = await hub.sql<{ id: string }>(
      'select id from candidates.saved_searches where owner_id = $1 order by id',
      [ownerId],
    );
    return rows.map(({ id }) => id);
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    await hub.sql('truncate candidates.audit_entries');
    former = await seedDesk(hub, ['AM06']);
    successor = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('are its successor’s beside those that it had, with an audit line; nobody else’s move', async () => {
    const moved = await seedSavedSearches(hub, former.id, 3);
    const own = await seedSavedSearches(hub, successor.id, 2);
    // An employer of the same id is another organisation.
    const [employers = ''] = await seedSavedSearches(hub, former.id, 1);
    await hub.sql(`update candidates.saved_searches set owner_role = 'EMPLOYER' where id = $1`, [employers]);
    await run();
    expect(await searchesOf(former.id)).toHaveLength(4);
    await close();
    await run();
    expect(await searchesOf(former.id)).toEqual([employers]);
    expect(await searchesOf(successor.id)).toEqual([...moved, ...own].sort());
    const { data } = await ask<{ savedSearches: { totalCount: number; nodes: { name: string }[] } }>(
      subgraph,
      '{ savedSearches { totalCount nodes { name } } }',
      {},
      { caller: successor.caller },
    );
    expect(data.savedSearches.totalCount).toBe(5);
    const { data: left } = await ask<{ savedSearches: { totalCount: number } }>(
      subgraph,
      '{ savedSearches { totalCount } }',
      {},
      { caller: callers.employer(former.id) },
    );
    expect(left.savedSearches.totalCount).toBe(1);
    const lines = await hub.sql<{ object_ids: string[] }>(
      `select object_ids, desk_id from candidates.audit_entries where role = 'SUCCESSION'`,
    );
    expect(lines).toEqual([{ object_ids: expect.any(Array), desk_id: successor.id }]);
    expect(lines[0]?.object_ids.toSorted()).toEqual(moved.toSorted());
  });

  it('go as far as there is room for a hundred, the latest first, and the rest when there is again', async () => {
    const own = await seedSavedSearches(hub, successor.id, 97);
    const early = await seedSavedSearches(hub, former.id, 2);
    const late = await seedSavedSearches(hub, former.id, 3);
    await hub.sql(`update candidates.saved_searches set created_on = '2026-06-02' where id = any($1)`, [
      late,
    ]);
    await close();
    await run();
    await run();
    expect(await searchesOf(former.id)).toEqual(early.toSorted());
    expect(await searchesOf(successor.id)).toEqual([...own, ...late].sort());
    await hub.sql('delete from candidates.saved_searches where id = any($1)', [own.slice(0, 10)]);
    await run();
    expect(await searchesOf(former.id)).toEqual([]);
    expect(await searchesOf(successor.id)).toHaveLength(92);
  });

  it('never make more than a hundred: while the successor saves one they stay, and nobody waits', async () => {
    const owner = { ownerRole: 'DESK', ownerId: successor.id } as const;
    await seedSavedSearches(hub, successor.id, 99);
    const waiting = await seedSavedSearches(hub, former.id, 1);
    await close();
    const dataSource = await hub.dataSource('candidates');
    await dataSource.transaction(async (manager) => {
      expect(await countToSave(manager, owner)).toBe(99);
      await run();
      await manager.query(
        `insert into saved_searches (id, owner_role, owner_id, name, criteria, created_on, revision)
         values ($1, 'DESK', $2, 'New', '{}', '2026-06-15', 1)`,
        [randomId(), successor.id],
      );
    });
    await run();
    expect(await searchesOf(former.id)).toEqual(waiting);
    expect(await searchesOf(successor.id)).toHaveLength(100);
  });
});
