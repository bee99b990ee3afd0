import { Client } from 'pg';
import { createDataSource } from './data-source';
import { applyGrants } from './grants';
import { ensureRole } from './ensure-role';
import type { SubgraphRole } from './roles';
import type { SubgraphStore } from './subgraph-store';

/** Any number that no other program on the server is likely to lock on. */
const migrationLock = 3_335_202_611;

/** The database was migrated by a newer version of the hub than the one that runs now. */
export class DatabaseNewerThanCodeError extends Error {
  constructor(schema: string, migration: string) {
    super(
      `The database is newer than this version of Banenbrug: schema "${schema}" has migration "${migration}", ` +
        'which this version does not know. Start the version that made it, or restore an older backup.',
    );
    this.name = 'DatabaseNewerThanCodeError';
  }
}

/**
 * Brings a database up to date as its owner: roles, schemas, migrations, reference data, grants, in that order,
 * under one advisory lock, so that processes which start at the same time wait instead of failing.
 * @throws DatabaseNewerThanCodeError before anything is changed
 */
export async function migrate(
  ownerUrl: string,
  stores: readonly { store: SubgraphStore; role: SubgraphRole }[],
  onProgress: (line: string) => void = () => {},
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'banenbrug migrate' });
  await owner.connect();
  // A server that goes away is told by the next statement, not by an event that nobody hears.
  owner.on('error', () => {});
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    for (const { store } of stores) await refuseNewerDatabase(owner, store);
    for (const { store, role } of stores) {
      await ensureRole(owner, role);
      await owner.query(`create schema if not exists ${owner.escapeIdentifier(store.name)}`);
    }
    for (const { store } of stores) await migrateStore(ownerUrl, store, onProgress);
    await applyGrants(owner, stores);
  } finally {
    await owner.end();
  }
}

async function migrateStore(
  ownerUrl: string,
  store: SubgraphStore,
  onProgress: (line: string) => void,
): Promise<void> {
  const dataSource = createDataSource(store, { url: ownerUrl, poolSize: 2, statementTimeout: 0 });
  await dataSource.initialize();
  try {
    const applied = await dataSource.runMigrations();
    for (const { name } of applied) onProgress(`${store.name}: ${name}`);
    await store.loadReferenceData?.(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewerDatabase(owner: Client, store: SubgraphStore): Promise<void> {
  const table = `${owner.escapeIdentifier(store.name)}.migrations`;
  const { rows: found } = await owner.query<{ table: string | null }>('select to_regclass($1) as table', [
    table,
  ]);
  if (!found[0]?.table) return;
  const known = new Set(store.migrations.map((migration) => new migration().name ?? migration.name));
  const { rows } = await owner.query<{ name: string }>(`select name from ${table} order by id`);
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown) throw new DatabaseNewerThanCodeError(store.name, unknown.name);
}
