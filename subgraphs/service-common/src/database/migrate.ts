import { Client } from 'pg';
import { createDataSource } from './data-source';
import { applyGrants } from './grants';
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
 */
export async function migrate(
  ownerUrl: string,
  stores: readonly { store: SubgraphStore; role: SubgraphRole }[],
  onProgress: (line: string) => void = () => {},
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'banenbrug migrate' });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    for (const { store, role } of stores) await prepareSchema(owner, store, role);
    for (const { store } of stores) await migrateStore(ownerUrl, store, onProgress);
    await applyGrants(owner, stores);
  } finally {
    await owner.end();
  }
}

async function prepareSchema(owner: Client, store: SubgraphStore, role: SubgraphRole): Promise<void> {
  const name = owner.escapeIdentifier(role.name);
  const found = await owner.query('select 1 from pg_roles where rolname = $1', [role.name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await owner.query(`${verb} role ${name} login password ${owner.escapeLiteral(role.password)}`);
  await owner.query(`create schema if not exists ${owner.escapeIdentifier(store.name)}`);
}

async function migrateStore(
  ownerUrl: string,
  store: SubgraphStore,
  onProgress: (line: string) => void,
): Promise<void> {
  const dataSource = createDataSource(store, { url: ownerUrl, poolSize: 2, statementTimeout: 0 });
  await dataSource.initialize();
  try {
    await refuseNewerDatabase(dataSource, store);
    const applied = await dataSource.runMigrations();
    for (const { name } of applied) onProgress(`${store.name}: ${name}`);
    await store.loadReferenceData?.(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewerDatabase(
  dataSource: { query<T>(sql: string, parameters?: unknown[]): Promise<T> },
  store: SubgraphStore,
): Promise<void> {
  const [table] = await dataSource.query<{ found: string | null }[]>('select to_regclass($1) as found', [
    `${store.name}.migrations`,
  ]);
  if (!table?.found) return;
  const known = new Set(store.migrations.map((migration) => new migration().name ?? migration.name));
  const rows = await dataSource.query<{ name: string }[]>(`select name from migrations order by id`);
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown) throw new DatabaseNewerThanCodeError(store.name, unknown.name);
}
