import { createDataSource, demoDataTable } from '@banenbrug/service-common';
import type { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { readDemoDataRecord } from '../demo/demo-data-record';
import { type HubDatabase, hubRoles, migrateHub } from '../migrate-hub';
import type { Progress } from '../progress';
import { StartError } from '../start-error';
import { subgraphModules } from '../subgraph-modules';
import { portableText } from './catalogue';
import { loadBackup } from './load-backup';
import type { Manifest } from './manifest';
import { readBackup } from './read-backup';
import { refuseUnknownMigrations, runRecordedMigrations } from './recorded-migrations';
import { backedUpSchemas } from './snapshot';

/**
 * Reads a backup as a whole and compares every hash, without a database.
 * @throws StartError when it cannot be restored with this version
 */
export async function verifyBackup(file: string): Promise<Manifest> {
  let manifest: Manifest | null = null;
  for await (const part of readBackup(file)) {
    if (!('manifest' in part)) continue;
    manifest = part.manifest;
    refuseUnknownMigrations(file, manifest);
  }
  if (manifest === null) throw new Error('A backup without a manifest was read to its end.');
  return manifest;
}

/** Whether a backup is of a demonstration. */
export const holdsDemo = ({ tables }: Manifest): boolean =>
  tables.some(({ schema, name }) => schema === demoDataTable.schema && name === demoDataTable.name);

/**
 * Restores a verified backup into an empty database, as its owner, and brings it up to date as a start of the hub would.
 * The backup is loaded in one transaction: whatever interrupts it leaves the database empty, or with all of the backup
 * and at most the migrations since still to be run, which the next start does.
 * @throws StartError when the database is not empty, the owner may not do it, or the backup does not fit
 */
export async function restoreBackup(
  database: HubDatabase,
  file: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  // Whether the roles can be made is known before anything is.
  hubRoles(database);
  const [first] = subgraphModules;
  if (first === undefined) return;
  const dataSource = createDataSource(first.store, {
    url: database.ownerUrl,
    poolSize: 2,
    statementTimeout: 0,
  });
  await dataSource.initialize();
  try {
    const runner = dataSource.createQueryRunner();
    await inTransaction(runner, async (client) => {
      await refuseUnfit(client);
      await runRecordedMigrations(runner, manifest);
      progress('the tables are made as they were');
      if (holdsDemo(manifest)) await readDemoDataRecord(client);
      await loadBackup(client, file, manifest, progress);
    });
  } finally {
    await dataSource.destroy();
  }
  await migrateHub(database, (line) => progress(`migrated ${line}`));
}

async function inTransaction(runner: QueryRunner, work: (client: Client) => Promise<void>): Promise<void> {
  const client = (await runner.connect()) as Client;
  await runner.startTransaction();
  try {
    await client.query(portableText);
    await work(client);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction().catch(() => {});
    throw error;
  } finally {
    await runner.release();
  }
}

async function refuseUnfit(client: Client): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    'select nspname as schema from pg_namespace where nspname = any($1)',
    [backedUpSchemas],
  );
  if (rows[0] !== undefined) {
    throw new StartError(
      `The database holds a hub already (schema "${rows[0].schema}"), and a backup goes only into an empty one. Name an empty database in DATABASE_URL, or an empty folder in BANENBRUG_DATA. Nothing was touched.`,
    );
  }
  const { rows: rights } = await client.query<{ mayLoad: boolean }>(
    `select (rolsuper or rolbypassrls)
            and has_parameter_privilege('session_replication_role', 'SET') as "mayLoad"
       from pg_roles where rolname = current_user`,
  );
  if (rights[0]?.mayLoad !== true) {
    throw new StartError(
      'The owner in DATABASE_URL may not restore: it must be a superuser, or have BYPASSRLS and the right to set session_replication_role. Nothing was touched.',
    );
  }
}
