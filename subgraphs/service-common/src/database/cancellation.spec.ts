import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import type { DataSource } from 'typeorm';
import type { SubgraphModule } from '../graphql';
import { cancelledBy } from './cancellation';
import { createDataSource } from './data-source';
import { openDatabase, type OperationDatabase } from './database';
import { createKitTables, dropKitTables, kitEntities, kitTables } from './kit-tables';

const slow: SubgraphModule = {
  store: {
    name: 'slow',
    entities: kitEntities,
    migrations: [
      class CreateKitTables1764000000000 {
        up = createKitTables;
        down = dropKitTables;
      },
    ],
    tables: kitTables,
    publishes: [],
  },
  create: () => {
    throw new Error('This test asks the database, not the subgraph.');
  },
};

describe('cancelledBy', () => {
  let hub: TestHub;
  let dataSource: DataSource;
  const open = (): OperationDatabase =>
    openDatabase(dataSource, {
      caller: callers.desk('0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f', ['AM06']),
      requestId: 'request-1',
      clock: fixedClock('2026-06-15T08:00:00Z'),
    });
  const running = async (): Promise<number> =>
    (
      await hub.sql(
        `select 1 from pg_stat_activity where usename = $1 and (state = 'active' or state like 'idle in%')`,
        [hub.role('slow').name],
      )
    ).length;
  const untilRunning = async (statements: number): Promise<void> => {
    while ((await running()) !== statements) await wait(5);
  };
  const sleep = (database: OperationDatabase, seconds = 30): Promise<unknown> =>
    database.manager.query('select pg_sleep($1)', [seconds]);

  beforeAll(async () => {
    hub = await createTestHub([slow]);
  });
  beforeEach(async () => {
    dataSource = await createDataSource(slow.store, { url: hub.role('slow').url, poolSize: 3 }).initialize();
  });
  afterEach(() => dataSource.destroy());
  afterAll(() => hub.close());

  it('ends pooled, private and writing statements at once when the signal aborts', async () => {
    const gone = new AbortController();
    const database = open();
    const outcomes = cancelledBy(gone.signal, () =>
      Promise.allSettled([
        sleep(database),
        database.privately((manager) => manager.query('select pg_sleep(30)')),
        database.transaction((manager) => manager.query('select pg_sleep(30)')),
      ]),
    );
    await untilRunning(3);
    const started = Date.now();
    gone.abort();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await running()).toBe(0);
  });

  it('leaves the connections usable for the next operation, which is not hit', async () => {
    for (let round = 0; round < 10; round += 1) {
      const gone = new AbortController();
      const aborted = cancelledBy(gone.signal, () => Promise.allSettled([1, 2, 3].map(() => sleep(open()))));
      await untilRunning(3);
      gone.abort();
      const next = Promise.all([1, 2, 3].map(() => sleep(open(), 0.01)));
      await aborted;
      await expect(next).resolves.toHaveLength(3);
    }
  });

  it('lets a cancel that comes too late hit nobody: the connection is held until it has been dealt with', async () => {
    const single = await createDataSource(slow.store, {
      url: hub.role('slow').url,
      poolSize: 1,
    }).initialize();
    try {
      for (let round = 0; round < 40; round += 1) {
        const gone = new AbortController();
        const aborted = cancelledBy(gone.signal, () => single.query('select pg_sleep(0.003)'));
        const outcome = aborted.then(
          () => 'done',
          () => 'cancelled',
        );
        const next = single.query('select pg_sleep(0.02)');
        await wait(round % 5);
        gone.abort();
        await expect(next).resolves.toHaveLength(1);
        await outcome;
      }
    } finally {
      await single.destroy();
    }
  });

  it('sends no further statement, and none at all when the signal was aborted before', async () => {
    const gone = new AbortController();
    const database = open();
    const work = cancelledBy(gone.signal, async () => {
      await database.manager.query('select 1');
      gone.abort();
      await database.manager.query('select 2');
    });
    await expect(work).rejects.toThrow(/aborted/);
    const late = cancelledBy(AbortSignal.abort(), () => database.privately((m) => m.query('select 3')));
    await expect(late).rejects.toThrow(/aborted/);
    expect(await running()).toBe(0);
  });

  it('rolls a write back that was on its way, and frees its connection', async () => {
    const gone = new AbortController();
    const write = cancelledBy(gone.signal, () =>
      open().transaction(async (manager) => {
        await manager.query(
          `insert into idempotency_keys (subject, key_hash, request_hash, result_id, created_at)
           values ('somebody', 'key', 'hash', gen_random_uuid(), now())`,
        );
        gone.abort();
      }),
    );
    await expect(write).rejects.toThrow(/aborted/);
    expect(await running()).toBe(0);
    expect(await hub.sql('select 1 from slow.idempotency_keys')).toEqual([]);
  });

  it('leaves no audit line out: private reads of an aborted operation cannot be finished', async () => {
    const gone = new AbortController();
    const database = open();
    const work = cancelledBy(gone.signal, async () => {
      await database.privately(async (manager, seen) => {
        await manager.query('select 1');
        seen([randomUUID()]);
      });
      gone.abort();
      await database.finish();
    });
    await expect(work).rejects.toThrow(/aborted/);
    expect(await running()).toBe(0);
  });

  it('does not touch the statements of another operation, or of none', async () => {
    const gone = new AbortController();
    // Others run until this lock, of a connection of its own, is given back.
    const holder = await createDataSource(slow.store, {
      url: hub.role('slow').url,
      poolSize: 1,
    }).initialize();
    await holder.query('select pg_advisory_lock(1)');
    const waiting = (database: OperationDatabase): Promise<unknown> =>
      database.manager.query('select pg_advisory_xact_lock(1)');
    const others = Promise.all([
      waiting(open()),
      cancelledBy(new AbortController().signal, () => waiting(open())),
    ]);
    const aborted = cancelledBy(gone.signal, () => sleep(open()));
    const outcome = aborted.then(
      () => 'done',
      (error: Error) => error.message,
    );
    await untilRunning(3);
    gone.abort();
    expect(await outcome).toMatch(/cancel/);
    expect(await running()).toBe(2);
    await holder.destroy();
    await expect(others).resolves.toHaveLength(2);
  });

  it('keeps no listener on a signal that outlives the operation', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await cancelledBy(signal, () => Promise.all(Array.from({ length: 20 }, () => sleep(open(), 0))));
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls[0]?.slice(0, 2)).toEqual(added.mock.calls[0]?.slice(0, 2));
  });
});
