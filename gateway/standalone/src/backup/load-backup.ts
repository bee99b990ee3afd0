import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { Progress } from '../progress';
import { StartError } from '../start-error';
import { copyTarget, readSequences, readTables, sqlName } from './catalogue';
import { type BackedUpTable, type Manifest, nameOf } from './manifest';
import { type BackupPart, readBackup } from './read-backup';
import { backedUpSchemas } from './snapshot';

/**
 * Loads the rows of a backup into the tables that its migrations have made, in the transaction that the client has open,
 * and checks that they are all there. Constraints between tables held where the rows come from, and triggers have had
 * their say, so neither is asked again.
 * @throws StartError when the backup does not fit the tables, is damaged, or this role may not load it
 */
export async function loadBackup(
  client: ClientBase,
  file: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  refuseOtherTables(file, manifest.tables, await readTables(client, backedUpSchemas));
  const names = manifest.tables.map((table) => sqlName(client, table)).join(', ');
  await client.query(`set local session_replication_role = replica; set local row_security = off`);
  // Some migrations write rows, which the backup has as they have become since.
  await client.query(`truncate ${names}`);
  await copyAll(client, readBackup(file), manifest, progress);
  await setSequences(client, manifest);
  await client.query(`set local session_replication_role = origin; analyze ${names}`);
}

async function copyAll(
  client: ClientBase,
  parts: AsyncGenerator<BackupPart>,
  { tables }: Manifest,
  progress: Progress,
): Promise<void> {
  let next = await parts.next();
  async function* rowsOf(table: BackedUpTable): AsyncGenerator<Buffer> {
    for (; !next.done && 'rows' in next.value && isSame(next.value.table, table); next = await parts.next()) {
      yield next.value.rows;
    }
  }
  // The manifest was read before; here it is the first part of the same file.
  next = await parts.next();
  for (const schema of new Set(tables.map((table) => table.schema))) {
    let rows = 0;
    const own = tables.filter((table) => table.schema === schema);
    for (const table of own) {
      const copy = client.query(from(`copy ${copyTarget(client, table)} from stdin`));
      await pipeline(rowsOf(table), copy);
      rows += copy.rowCount;
    }
    progress(`${schema}: ${own.length} tables, ${rows} rows`);
  }
  if (!next.done) throw new Error('A backup had rows of a table that its manifest does not name.');
}

const isSame = (one: BackedUpTable, other: BackedUpTable): boolean => nameOf(one) === nameOf(other);

async function setSequences(client: ClientBase, { sequences }: Manifest): Promise<void> {
  const known = new Set((await readSequences(client, backedUpSchemas)).map(nameOf));
  for (const sequence of sequences) {
    if (sequence.lastValue === null || !known.has(nameOf(sequence))) continue;
    await client.query('select setval($1::regclass, $2::bigint)', [
      sqlName(client, sequence),
      sequence.lastValue,
    ]);
  }
}

/** A column more or less would put values where they do not belong, or leave them out. */
function refuseOtherTables(
  file: string,
  backedUp: readonly BackedUpTable[],
  there: readonly BackedUpTable[],
): void {
  const columnsOf = new Map(there.map((table) => [nameOf(table), [...table.columns].sort().join()]));
  const strange = backedUp.filter(
    (table) => columnsOf.get(nameOf(table)) !== [...table.columns].sort().join(),
  );
  const named = new Set(backedUp.map(nameOf));
  const missing = there.filter((table) => !named.has(nameOf(table)));
  const [first] = [...strange, ...missing];
  if (first === undefined) return;
  throw new StartError(
    `${file} does not fit this version of Banenbrug: its table ${nameOf(first)} is another than its migrations make. Restore it with the version that made it. The database is as empty as it was.`,
  );
}
