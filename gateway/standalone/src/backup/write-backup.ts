import type { Clock } from '@banenbrug/service-common';
import { Client } from 'pg';
import { to } from 'pg-copy-streams';
import type { Progress } from '../progress';
import { StartError } from '../start-error';
import { ArchiveWriter } from './archive-writer';
import { copyTarget } from './catalogue';
import {
  type BackedUpTable,
  backupFormat,
  type Contents,
  contentsName,
  formatVersion,
  type Manifest,
  manifestName,
  nameOf,
} from './manifest';
import { openSnapshot } from './snapshot';
import { TableDigest } from './table-digest';

/** What a backup needs of its surroundings. */
export interface BackupSettings {
  readonly clock: Clock;
  readonly progress: Progress;
  /** Gives the backup up when it is aborted. */
  readonly signal: AbortSignal;
}

/** What was written. */
export interface WrittenBackup {
  readonly tables: number;
  readonly rows: number;
  /** Of the rows, before they were compressed. */
  readonly bytes: number;
}

/** Rows are written in members of this many bytes: a table of any size passes through this much memory. */
const memberBytes = 4 * 1024 * 1024;

/** A line of progress is told for each so many members of one table. */
const membersPerLine = 16;

/**
 * Writes the hub's database into a file, as it is at one moment, while the hub goes on working.
 * @param url of a role that sees every row: the owner when that is a superuser
 * @throws StartError when it is not the database of a hub, hides rows from this role, or the file cannot be written
 */
export async function writeBackup(
  url: string,
  file: string,
  settings: BackupSettings,
): Promise<WrittenBackup> {
  const createdAt = settings.clock.now();
  const archive = await ArchiveWriter.open(file, createdAt);
  const client = new Client({ connectionString: url, application_name: 'banenbrug backup' });
  // A server that goes away is told by the next statement, not by an event that nobody hears.
  client.on('error', () => {});
  try {
    await client.connect();
    const manifest = { ...about(createdAt), ...(await openSnapshot(client)) };
    await archive.add(manifestName, jsonOf(manifest));
    const contents = await writeTables(client, archive, manifest, settings);
    await archive.add(contentsName, jsonOf(contents));
    await archive.finish();
    return summary(contents);
  } catch (error) {
    await archive.discard();
    throw error;
  } finally {
    await client.end();
  }
}

const about = (createdAt: Date): Pick<Manifest, 'format' | 'formatVersion' | 'createdAt'> => ({
  format: backupFormat,
  formatVersion,
  createdAt: createdAt.toISOString(),
});

const jsonOf = (value: Manifest | Contents): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

async function writeTables(
  client: Client,
  archive: ArchiveWriter,
  { tables }: Manifest,
  settings: BackupSettings,
): Promise<Contents> {
  const written: Contents['tables'] = [];
  for (const schema of new Set(tables.map((table) => table.schema))) {
    const own = tables.filter((table) => table.schema === schema);
    const before = written.length;
    for (const table of own) written.push(await writeTable(client, archive, table, settings));
    const rows = written.slice(before).reduce((sum, each) => sum + each.rows, 0);
    settings.progress(`${schema}: ${own.length} tables, ${rows} rows`);
  }
  return { tables: written };
}

async function writeTable(
  client: Client,
  archive: ArchiveWriter,
  table: BackedUpTable,
  { progress, signal }: BackupSettings,
): Promise<Contents['tables'][number]> {
  const digest = new TableDigest();
  let member = 0;
  for await (const rows of inMembers(client.query(to(`copy ${copyTarget(client, table)} to stdout`)))) {
    if (signal.aborted) throw new StartError('The backup was interrupted. Nothing was kept of it.');
    digest.add(rows);
    member += 1;
    await archive.add(`data/${nameOf(table)}/${member}`, rows);
    if (member % membersPerLine === 0) {
      progress(`${nameOf(table)}: ${(member * memberBytes) / 1024 / 1024} MiB so far`);
    }
  }
  return digest.result();
}

async function* inMembers(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < memberBytes) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(chunks);
}

function summary({ tables }: Contents): WrittenBackup {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
