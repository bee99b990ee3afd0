import { join } from 'node:path';
import { systemClock } from '@banenbrug/service-common';
import { type WrittenBackup, writeBackup } from './backup/write-backup';
import { readFileArgument } from './backup/file-argument';
import { type Environment, readEnvironment } from './environment';
import { isEmbeddedPostgresThere } from './postgres';
import { progressOn } from './progress';
import { reportFailure } from './report-failure';
import { joinDatabase } from './start-database';
import { StartError } from './start-error';

/**
 * `npm run backup -- FILE`: writes the hub's database into a new file, as it is at one moment, and tells what is in it. It
 * works beside a running hub. A failure is a sentence on the error stream and exit code 1, and leaves no file of that name.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const file = readFileArgument(argv, 'backup');
    const environment = readEnvironment();
    refuseNothing(environment);
    const database = await joinDatabase(environment);
    try {
      tell(file, await writeUnlessStopped(database.ownerUrl, file));
    } finally {
      await database.stop();
    }
  } catch (error) {
    reportFailure(error);
  }
}

/** Nobody wants a database made in order to back it up. */
function refuseNothing({ databaseUrl, dataDirectory }: Environment): void {
  if (databaseUrl !== null || isEmbeddedPostgresThere(join(dataDirectory, 'postgres'))) return;
  throw new StartError(
    `There is no database in ${dataDirectory}. Name its folder in BANENBRUG_DATA, or your own PostgreSQL in DATABASE_URL.`,
  );
}

async function writeUnlessStopped(url: string, file: string): Promise<WrittenBackup> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await writeBackup(url, file, {
      clock: systemClock,
      progress: progressOn(process.stderr),
      signal: stopping.signal,
    });
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function tell(file: string, { tables, rows, bytes }: WrittenBackup): void {
  process.stdout.write(`${file}: ${tables} tables, ${rows} rows, ${bytes} bytes before compression\n`);
}

if (require.main === module) void main(process.argv.slice(2));
