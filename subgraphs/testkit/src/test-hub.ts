import { setTimeout as wait } from 'node:timers/promises';
import {
  type Clock,
  type CreateId,
  createDataSource,
  type Listener,
  migrate,
  openListener,
  randomId,
  type Subgraph,
  type SubgraphModule,
  type SubgraphRole,
  subgraphRole,
} from '@banenbrug/service-common';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { sensitive, testLogger } from './evidence';
import { fixedClock } from './fixed-clock';
import { testRun, withTemplate } from './postgres';

/** What a test may choose of the subgraph it runs. */
export interface TestSubgraphOptions {
  readonly clock?: Clock;
  readonly createId?: CreateId;
}

/** The connections that a test waits for. */
export interface AwaitedLocks {
  /** How many at least; 1 by default. */
  readonly count?: number;
  /** What they wait for, by PostgreSQL's name for it; anything by default. */
  readonly on?: 'advisory' | 'relation';
}

/** A database of its own with the hub's schemas, and subgraphs on it, for one test file. */
export interface TestHub {
  /** URL of the database's owner. */
  readonly ownerUrl: string;
  /** Runs SQL as the owner: for seeding, and for checks that go round the services. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The role a subgraph logs in as, in this run. */
  role(name: string): SubgraphRole;
  /** The pool of a subgraph under its own role. */
  dataSource(name: string): Promise<DataSource>;
  /** A running subgraph under its own role; by default on the morning of 15 June 2026. */
  subgraph(name: string, options?: TestSubgraphOptions): Promise<Subgraph>;
  /**
   * Resolves once connections to this database wait for a lock, with their process ids. Other test files use the same
   * server at the same time; theirs are not counted.
   */
  untilLocked(awaited?: AwaitedLocks): Promise<readonly number[]>;
  close(): Promise<void>;
}

/**
 * Makes a hub of the given subgraphs. Their migrations and reference data are run once per test run into a
 * template database; each call gets a copy of it.
 */
export async function createTestHub(modules: readonly SubgraphModule[]): Promise<TestHub> {
  const roleOn = (name: string, ownerUrl: string): SubgraphRole => {
    const role = subgraphRole(name, { ownerUrl, ...testRoles() });
    sensitive('password', role.password);
    return role;
  };
  const names = modules.map(({ store }) => store.name);
  const database = await withTemplate(templateName(names), (ownerUrl) => {
    const stores = modules.map(({ store }) => ({ store, role: roleOn(store.name, ownerUrl) }));
    return migrate(ownerUrl, stores);
  });
  const owner = new Pool({ connectionString: database.url, max: 2 });
  // A test that fails before it closes its hub loses the database under this pool: the failure must be told, not this.
  owner.on('error', () => {});
  const pools = new Map<string, Promise<DataSource>>();
  const listeners: Listener[] = [];
  const moduleNamed = (name: string): SubgraphModule => {
    const found = modules.find(({ store }) => store.name === name);
    if (!found) throw new Error(`This test hub has no subgraph ${name}: it was made of ${names.join(', ')}.`);
    return found;
  };
  const dataSource = (name: string): Promise<DataSource> => {
    const existing = pools.get(name);
    if (existing) return existing;
    const url = roleOn(name, database.url).url;
    const opened = createDataSource(moduleNamed(name).store, { url, poolSize: 4 }).initialize();
    pools.set(name, opened);
    return opened;
  };
  const listenerOf = (name: string): Listener | undefined => {
    const { channel } = moduleNamed(name);
    if (channel === undefined) return undefined;
    const { url } = roleOn(name, database.url);
    const listener = openListener({ url, channel, logger: testLogger(name) });
    listeners.push(listener);
    return listener;
  };
  return {
    ownerUrl: database.url,
    sql: async (text, parameters = []) => (await owner.query(text, [...parameters])).rows,
    untilLocked: (awaited = {}) => untilLocked(owner, awaited),
    role: (name) => roleOn(name, database.url),
    dataSource,
    subgraph: async (name, { clock = fixedClock('2026-06-15T08:00:00Z'), createId = randomId } = {}) =>
      moduleNamed(name).create({
        dataSource: await dataSource(name),
        clock,
        createId,
        logger: testLogger(name),
        wakeups: listenerOf(name),
      }),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
      for (const pool of pools.values()) await (await pool).destroy();
      await owner.end();
      await database.drop();
    },
  };
}

/** How the login roles of this run are named and their passwords derived; a server that trusts everybody has none. */
export function testRoles(): { readonly rolePrefix: string; readonly secret: string } {
  const { run } = testRun();
  return { rolePrefix: `${run}_`, secret: run };
}

async function untilLocked(owner: Pool, { count = 1, on }: AwaitedLocks): Promise<readonly number[]> {
  for (;;) {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and wait_event = coalesce($1, wait_event)`,
      [on],
    );
    if (rows.length >= count) return rows.map(({ pid }) => pid);
    await wait(10);
  }
}

/** The same subgraphs make the same template; the server allows names of 63 characters. */
function templateName(subgraphs: readonly string[]): string {
  return subgraphs.map((name) => name.slice(0, 5)).join('_');
}
