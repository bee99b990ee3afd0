import { demoDataTable } from '@banenbrug/service-common';
import type { Client } from 'pg';
import { StartError } from '../start-error';
import { subgraphModules } from '../subgraph-modules';
import {
  portableText,
  readMigrations,
  readSequences,
  readTables,
  sqlName,
  tablesPartlyHidden,
} from './catalogue';
import { type BackedUpTable, type Manifest, nameOf } from './manifest';

/** The schemas that a backup holds: those of the subgraphs, and the one that tells whether there are demo data. */
export const backedUpSchemas: readonly string[] = [
  ...subgraphModules.map(({ store }) => store.name),
  demoDataTable.schema,
];

/**
 * Opens the transaction in which all tables are read: it sees them as they are at one moment, waits for nobody who
 * writes, and keeps migrations waiting. It ends with the connection.
 * @throws StartError when there is no hub, or this role would see only a part of it
 */
export async function openSnapshot(
  client: Client,
): Promise<Pick<Manifest, 'postgres' | 'migrations' | 'tables' | 'sequences'>> {
  const expected = await readTables(client, backedUpSchemas);
  if (Object.keys(await readMigrations(client, backedUpSchemas)).length === 0) {
    throw new StartError('This database is not that of a hub: there is nothing to back up.');
  }
  await client.query(`begin transaction isolation level repeatable read, read only; ${portableText}`);
  // With the first statement that reads the moment is fixed, so the locks come before it: a table that is rewritten
  // after that moment would look empty.
  await lock(client, expected);
  // What the check below overlooks is refused by the server instead of being left out.
  await client.query('set local row_security = off');
  const tables = await readTables(client, backedUpSchemas);
  if (JSON.stringify(tables) !== JSON.stringify(expected)) {
    throw new StartError('The database was migrated at this moment. Try again once the hub has started.');
  }
  await refuseHiddenRows(client, tables);
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  return {
    postgres: rows[0]?.version ?? '',
    migrations: await readMigrations(client, backedUpSchemas),
    tables,
    sequences: await readSequences(client, backedUpSchemas),
  };
}

async function lock(client: Client, tables: readonly BackedUpTable[]): Promise<void> {
  const names = tables.map((table) => sqlName(client, table)).join(', ');
  try {
    await client.query(`lock table ${names} in access share mode`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === insufficientPrivilege)) throw error;
    throw new StartError(`The role in DATABASE_URL may not read all tables of the hub. ${whoMay}`, {
      cause: error,
    });
  }
}

const insufficientPrivilege = '42501';

const whoMay =
  'Name the owner as a superuser, or a role with BYPASSRLS that is a member of pg_read_all_data. Nothing was written.';

async function refuseHiddenRows(client: Client, tables: readonly BackedUpTable[]): Promise<void> {
  const hidden = await tablesPartlyHidden(client, tables);
  if (hidden.length === 0) return;
  throw new StartError(
    `Rows of ${hidden.map(nameOf).join(', ')} are hidden from the role in DATABASE_URL by row-level security: a backup would be half of one. ${whoMay}`,
  );
}
