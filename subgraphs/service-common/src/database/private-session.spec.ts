import { randomUUID } from 'node:crypto';
import { callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { SubgraphModule } from '../graphql';
import type { Caller } from '../identity';
import { createDataSource } from './data-source';
import { openDatabase, type OperationDatabase } from './database';
import {
  createKitTables,
  dropKitTables,
  kitEntities,
  kitTables,
  publishAuditLog,
  withdrawAuditLog,
} from './kit-tables';
import { recordStatements } from './statement-count';

class CreateNotes1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    await publishAuditLog(queryRunner);
    await queryRunner.query(`create table notes (desk_id uuid not null, body text not null)`);
    await queryRunner.query(`alter table notes enable row level security`);
    await queryRunner.query(`alter table notes force row level security`);
    await queryRunner.query(
      `create policy own_desk on notes using (desk_id::text = current_setting('app.desk_id', true))`,
    );
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table notes`);
    await withdrawAuditLog(queryRunner);
    await dropKitTables(queryRunner);
  }
}

const diary: SubgraphModule = {
  store: {
    name: 'diary',
    entities: kitEntities,
    migrations: [CreateNotes1764000000000],
    tables: { ...kitTables, notes: ['SELECT', 'INSERT'] },
    publishes: [],
  },
  create: () => {
    throw new Error('This test asks the database, not the subgraph.');
  },
};

const clock = fixedClock('2026-06-15T08:00:00Z');
const settingsSql = `select current_setting('app.role', true) as role, current_setting('app.desk_id', true) as desk`;

describe('a private session', () => {
  let hub: TestHub;
  const pools: DataSource[] = [];
  const desks = [randomUUID(), randomUUID()] as const;
  const [first, second] = desks.map((id) => callers.desk(id, ['AM06', 'AM29'])) as [Caller, Caller];

  const pool = async (poolSize: number, statementTimeout = 15_000): Promise<DataSource> => {
    const { url } = hub.role('diary');
    const opened = await createDataSource(diary.store, { url, poolSize, statementTimeout }).initialize();
    pools.push(opened);
    return opened;
  };
  const open = (dataSource: DataSource, caller: Caller = first, requestId = 'request-1'): OperationDatabase =>
    openDatabase(dataSource, { caller, requestId, clock });
  const bodies = (database: OperationDatabase): Promise<string[]> =>
    database.privately(async (manager, seen) => {
      const rows = await manager.query<{ desk_id: string; body: string }[]>(
        'select desk_id, body from notes order by body',
      );
      seen(rows.map(({ desk_id }) => desk_id));
      return rows.map(({ body }) => body);
    });
  const linesOf = (requestId: string): Promise<{ object_ids: string[]; desk_id: string | null }[]> =>
    hub.sql(
      'select object_ids, desk_id from diary.audit_entries where request_id = $1 order by desk_id nulls first',
      [requestId],
    );
  const audited = async (requestId: string): Promise<number> => (await linesOf(requestId)).length;
  const backend = async (database: OperationDatabase): Promise<number> =>
    database.privately(async (manager) => {
      const [row] = await manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
      return row?.pid ?? 0;
    });
  /** Idle in a transaction is what a forgotten session looks like from the server. */
  const heldOpen = async (): Promise<number> =>
    (
      await hub.sql(
        `select 1 from pg_stat_activity where usename = $1 and state like 'idle in transaction%'`,
        [hub.role('diary').name],
      )
    ).length;

  beforeAll(async () => {
    hub = await createTestHub([diary]);
    await hub.sql(`insert into diary.notes values ($1, 'of the first'), ($2, 'of the second')`, desks);
  });
  afterEach(async () => {
    for (const opened of pools.splice(0)) await opened.destroy();
  });
  afterAll(() => hub.close());

  it('sees what the caller may see, and nothing without one', async () => {
    const dataSource = await pool(1);
    for (const [caller, expected] of [
      [first, ['of the first']],
      [second, ['of the second']],
      [callers.liaison(), []],
      [callers.public, []],
    ] as const) {
      const database = open(dataSource, caller);
      expect(await bodies(database)).toEqual(expected);
      await database.finish();
    }
    expect(await dataSource.query('select body from notes')).toEqual([]);
  });

  it('runs concurrent reads one after another, in one transaction on one connection', async () => {
    const database = open(await pool(3));
    let running = 0;
    const { result, statements } = await recordStatements(async () => {
      const read = Array.from({ length: 5 }, () =>
        database.privately(async (manager, seen) => {
          seen([desks[0]]);
          running += 1;
          expect(running).toBe(1);
          const [row] = await manager.query<{ pid: number; desk: string }[]>(
            `select pg_backend_pid() as pid, current_setting('app.desk_id') as desk, pg_sleep(0.005)`,
          );
          running -= 1;
          return `${row?.pid} ${row?.desk}`;
        }),
      );
      const places = await Promise.all(read);
      await database.finish();
      return new Set(places).size;
    });
    expect(result).toBe(1);
    expect(statements.filter((sql) => sql === 'START TRANSACTION' || sql === 'COMMIT')).toHaveLength(2);
    expect(statements).toHaveLength(9);
  });

  it('sends nothing for an operation that reads nothing privately', async () => {
    const database = open(await pool(1), first, 'no-read');
    const { statements } = await recordStatements(() => database.finish());
    expect(statements).toEqual([]);
    expect(await audited('no-read')).toBe(0);
  });

  it('leaves one audit line for all reads of an operation', async () => {
    const database = open(await pool(1), first, 'two-reads');
    await Promise.all([bodies(database), bodies(database)]);
    await database.finish();
    expect(await hub.sql(`select * from diary.audit_entries where request_id = 'two-reads'`)).toEqual([
      {
        id: expect.any(String),
        at: clock.now(),
        actor: first.subject,
        role: 'DESK',
        action: 'READ_PRIVATE',
        object_ids: [desks[0]],
        purpose: expect.stringMatching(/read/),
        request_id: 'two-reads',
        desk_id: desks[0],
      },
    ]);
  });

  it('names in its line every object that was found, once and in one order, whatever the order of the reads', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID());
    for (const [requestId, reads] of [
      ['forwards', ids],
      ['backwards', [...ids].reverse()],
    ] as const) {
      const database = open(await pool(1), first, requestId);
      await Promise.all(
        [...reads, ...ids.slice(0, 10)].map((id) =>
          database.privately(async (manager, seen) => {
            await manager.query('select 1');
            seen([id]);
          }),
        ),
      );
      await database.finish();
      expect(await linesOf(requestId)).toEqual([{ object_ids: [...ids].sort(), desk_id: desks[0] }]);
    }
  });

  it('leaves no line, and no transaction, when nothing private was found', async () => {
    const database = open(await pool(1), callers.liaison(), 'found-nothing');
    expect(await bodies(database)).toEqual([]);
    await database.finish();
    expect(await audited('found-nothing')).toBe(0);
    expect(await heldOpen()).toBe(0);
  });

  it('gives each desk whose data an employer saw a line with that desk’s objects, in one statement', async () => {
    const database = open(await pool(1), callers.employer(randomUUID()), 'of-two-desks');
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const { statements } = await recordStatements(async () => {
      await database.privately(async (_, seen) => {
        seen([one], desks[0]);
        seen([two, three], desks[1]);
      });
      await database.finish();
    });
    expect(statements.filter((sql) => sql.startsWith('INSERT'))).toHaveLength(1);
    expect(new Set(await linesOf('of-two-desks'))).toEqual(
      new Set([
        { object_ids: [one], desk_id: desks[0] },
        { object_ids: [two, three].sort(), desk_id: desks[1] },
      ]),
    );
  });

  it('leaves no caller behind for the next user of the connection, after success and after failure', async () => {
    const dataSource = await pool(1);
    const database = open(dataSource);
    await bodies(database);
    await database.finish();
    const failing = open(dataSource);
    await expect(failing.privately((manager) => manager.query('select 1 / 0'))).rejects.toThrow(/zero/);
    await expect(
      failing.transaction(() => Promise.reject(new Error('the service changed its mind'))),
    ).rejects.toThrow(/changed its mind/);
    expect(await dataSource.query(settingsSql)).toEqual([{ role: '', desk: '' }]);
  });

  it('costs its own field when one read fails: the others answer, and are audited', async () => {
    const database = open(await pool(1), first, 'one-fails');
    const [before, failed, after] = await Promise.allSettled([
      bodies(database),
      database.privately((manager) => manager.query('select body from no_such_table')),
      bodies(database),
    ]);
    expect([before.status, failed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await database.finish();
    expect(await audited('one-fails')).toBe(1);
  });

  it.each<[string, (database: OperationDatabase) => Promise<unknown>]>([
    ['a read that takes too long', (d) => d.privately((manager) => manager.query('select pg_sleep(5)'))],
    ['a fault in a loader', (d) => d.privately(() => Promise.reject(new Error('a fault')))],
    [
      'a write that is refused',
      (d) => d.transaction((manager) => manager.query('insert into notes default values')),
    ],
    ['a fault in a service', (d) => d.transaction(() => Promise.reject(new Error('a fault')))],
  ])('gives the connection back after %s', async (_, work) => {
    const dataSource = await pool(1, 300);
    const database = open(dataSource);
    await expect(work(database)).rejects.toThrow(/statement timeout|a fault|row-level security/);
    expect(await heldOpen()).toBe(0);
    expect(await bodies(database)).toEqual(['of the first']);
    await database.finish();
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('withholds the end, and gives the connection back, when the audit line cannot be written', async () => {
    const dataSource = await pool(1);
    await hub.sql(`revoke insert on diary.audit_entries from ${hub.role('diary').name}`);
    try {
      const database = open(dataSource, first, 'not-audited');
      await bodies(database);
      await expect(database.finish()).rejects.toThrow(/permission denied/);
      expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await hub.sql(`grant insert on diary.audit_entries to ${hub.role('diary').name}`);
    }
  });

  it('recovers from a backend that is killed, idle or in the middle of a read', async () => {
    const dataSource = await pool(1);
    const database = open(dataSource, first, 'killed');
    const idle = await backend(database);
    await hub.sql('select pg_terminate_backend($1, 5000)', [idle]);
    await expect(bodies(database)).rejects.toThrow(/released|terminat/);
    const sleeping = database.privately((manager) => manager.query('select pg_sleep(30)'));
    const outcome = sleeping.then(
      () => 'done',
      (error: Error) => error.message,
    );
    const [victim] = await untilRunning('pg_sleep(30)');
    await hub.sql('select pg_terminate_backend($1, 5000)', [victim]);
    expect(await outcome).toMatch(/terminat/);
    expect(await bodies(database)).toEqual(['of the first']);
    await database.finish();
    expect(await audited('killed')).toBe(1);
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('rejects, and holds nothing, when there is no server to begin on', async () => {
    const dataSource = await pool(1);
    await dataSource.destroy();
    const database = open(dataSource);
    await expect(bodies(database)).rejects.toThrow(/not connected/i);
    await expect(database.finish()).resolves.toBeUndefined();
    await dataSource.initialize();
    const next = open(dataSource);
    expect(await bodies(next)).toEqual(['of the first']);
    await next.finish();
  });

  it('does not stall when many operations read privately and publicly on a small pool', async () => {
    const dataSource = await pool(2);
    const answers = Array.from({ length: 8 }, async (_, index) => {
      const database = open(dataSource, index % 2 === 0 ? first : second);
      const seen = await bodies(database);
      await database.manager.query('select 1');
      await database.finish();
      return seen;
    });
    expect(await Promise.all(answers)).toEqual(
      Array.from({ length: 8 }, (_, index) => [index % 2 === 0 ? 'of the first' : 'of the second']),
    );
  });

  it('refuses a read after the operation has ended, which nobody would close', async () => {
    const dataSource = await pool(1);
    const database = open(dataSource);
    await database.finish();
    await expect(bodies(database)).rejects.toThrow(/ended/);
    expect(await heldOpen()).toBe(0);
  });

  it('lets reads that were asked before the end run to their end', async () => {
    const database = open(await pool(1));
    const reads = [bodies(database), bodies(database)];
    await database.finish();
    expect(await Promise.all(reads)).toEqual([['of the first'], ['of the first']]);
  });

  it('refuses a read inside a read, which would wait for itself', async () => {
    const database = open(await pool(1));
    await expect(database.privately(() => bodies(database))).rejects.toThrow(/inside another/);
    expect(await bodies(database)).toEqual(['of the first']);
    await database.finish();
  });

  async function untilRunning(text: string): Promise<number[]> {
    for (;;) {
      const rows = await hub.sql<{ pid: number }>(
        `select pid from pg_stat_activity where usename = $1 and state = 'active' and query like '%' || $2 || '%'`,
        [hub.role('diary').name, text],
      );
      if (rows.length > 0) return rows.map(({ pid }) => pid);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});

describe('recordStatements', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([diary]);
  });
  afterAll(() => hub.close());

  it('keeps statements of work that runs at the same time apart', async () => {
    const dataSource = await hub.dataSource('diary');
    const record = async (word: string): Promise<readonly string[]> => {
      const { statements } = await recordStatements(async () => {
        for (let round = 0; round < 5; round += 1) await dataSource.query(`select '${word}'`);
      });
      return statements;
    };
    const [ones, twos] = await Promise.all([
      record('one'),
      record('two'),
      dataSource.query(`select 'three'`),
    ]);
    expect(ones).toEqual(Array(5).fill(`select 'one'`));
    expect(twos).toEqual(Array(5).fill(`select 'two'`));
  });
});
