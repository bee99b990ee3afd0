import { constants } from 'node:os';
import { readFileArgument } from './backup/file-argument';
import type { Manifest } from './backup/manifest';
import { holdsDemo, restoreBackup, verifyBackup } from './backup/restore-backup';
import { type Environment, readEnvironment } from './environment';
import { type Progress, progressOn } from './progress';
import { reportFailure } from './report-failure';
import { refuseUnsafePasswords } from './safe-start';
import { joinDatabase } from './start-database';
import { StartError } from './start-error';

/**
 * `npm run restore -- FILE`: reads a backup to its end, then loads it into the empty database that the environment names
 * and brings that up to date. A failure is a sentence on the error stream and exit code 1, and leaves the database empty.
 */
export async function main(argv: readonly string[]): Promise<void> {
  endOnSignals();
  try {
    const file = readFileArgument(argv, 'restore');
    const environment = readEnvironment();
    const progress = progressOn(process.stderr);
    const manifest = await verifyBackup(file);
    progress(`the backup of ${manifest.createdAt}, from PostgreSQL ${manifest.postgres}, is whole`);
    refuseUnsafe(environment, manifest);
    await restoreInto(environment, file, manifest, progress);
    const start = holdsDemo(manifest) ? 'It holds demo data, so it is for a demonstration only. ' : '';
    process.stdout.write(
      `The backup of ${manifest.createdAt} is restored. ${start}npm start runs the hub on it.\n`,
    );
  } catch (error) {
    reportFailure(error);
  }
}

async function restoreInto(
  environment: Environment,
  file: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  const database = await joinDatabase(environment);
  try {
    await restoreBackup(
      { ownerUrl: database.ownerUrl, ownUrls: environment.ownUrls },
      file,
      manifest,
      progress,
    );
  } finally {
    await database.stop();
  }
}

/**
 * The embedded database is always that of a demonstration, which gives everybody a token.
 * @throws StartError
 */
function refuseUnsafe(environment: Environment, manifest: Manifest): void {
  if (holdsDemo(manifest)) return;
  if (environment.databaseUrl !== null) return refuseUnsafePasswords(environment);
  throw new StartError(
    'This backup holds no demo data: it is of a real hub, and a hub on the embedded database gives tokens to everybody on this machine. Name an empty database of your own PostgreSQL in DATABASE_URL. Nothing was touched.',
  );
}

/** An exit takes an embedded server along; a signal by itself would leave it running. */
function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

if (require.main === module) void main(process.argv.slice(2));
