import { parseArgs } from 'node:util';
import {
  createDataSource,
  type Job,
  type JobResult,
  randomId,
  silentLogger,
  type SubgraphStore,
  systemClock,
} from '@banenbrug/service-common';
import { UsageError } from './command-line';
import { readEnvironment } from './environment';
import { hubRoles } from './migrate-hub';
import { reportFailure } from './report-failure';
import { joinDatabase } from './start-database';
import { StartError } from './start-error';
import { subgraphModules } from './subgraph-modules';

/**
 * `npm run retention -- [--dry-run]`: runs once what the hub runs every hour, deleting what has been kept long enough,
 * and tells what it did; with `--dry-run` what it would do, and changes nothing. It works beside a running hub, under
 * each subgraph's own role. A failure is a sentence on the error stream and exit code 1.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const isDryRun = dryRunOf(argv);
    const environment = readEnvironment();
    const database = await joinDatabase(environment);
    try {
      const roles = hubRoles({ ownerUrl: database.ownerUrl, ownUrls: environment.ownUrls });
      for (const { store, job } of retentionJobs()) {
        const url = roles.get(store.name)?.url ?? '';
        for (const result of await runOn(store, url, job, isDryRun)) tell(result, isDryRun);
      }
    } finally {
      await database.stop();
    }
  } catch (error) {
    reportFailure(error);
  }
}

function dryRunOf(argv: readonly string[]): boolean {
  try {
    return (
      parseArgs({ args: [...argv], options: { 'dry-run': { type: 'boolean' } } }).values['dry-run'] ?? false
    );
  } catch {
    throw new UsageError('Use: npm run retention -- [--dry-run]');
  }
}

function retentionJobs(): { store: SubgraphStore; job: Job }[] {
  return subgraphModules.flatMap(({ store, jobs = [] }) =>
    jobs.filter(({ name }) => name === 'retention').map((job) => ({ store, job })),
  );
}

async function runOn(
  store: SubgraphStore,
  url: string,
  job: Job,
  isDryRun: boolean,
): Promise<readonly JobResult[]> {
  const dataSource = createDataSource(store, { url, poolSize: 2 });
  try {
    await dataSource.initialize();
    const runtime = { dataSource, clock: systemClock, createId: randomId, logger: silentLogger };
    return await job.run(runtime, { isDryRun });
  } catch (error) {
    if (isUnmigrated(error)) throw new StartError(notMigrated, { cause: error });
    throw error;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

const notMigrated =
  'This database is not that of a hub, or of an older version. Start the hub once, which migrates it; then try again.';

/** A role that is not there, or a schema, table or column. */
const unmigratedStates = new Set(['28P01', '28000', '3F000', '42P01', '42703', '42501']);

const isUnmigrated = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && unmigratedStates.has(String(error.code));

function tell({ kind, count, oldest, ids }: JobResult, isDryRun: boolean): void {
  const deed = isDryRun ? 'to be dealt with' : 'dealt with';
  const since = oldest === null ? '' : `, the oldest of ${oldest}`;
  const more = count > ids.length ? [`… and ${count - ids.length} more`] : [];
  const lines = [`${kind}: ${count} ${deed}${since}`, ...[...ids, ...more].map((line) => `  ${line}`)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

if (require.main === module) void main(process.argv.slice(2));
