import { parseArgs } from 'node:util';
import { UsageError } from './command-line';
import { loadDemoData } from './demo/load-demo-data';
import { type Environment, readEnvironment } from './environment';
import { migrateHub } from './migrate-hub';
import { progressOn } from './progress';
import { reportFailure } from './report-failure';
import { refuseDemoData, refuseUnsafePasswords } from './safe-start';
import { startDatabase } from './start-database';
import { StartError } from './start-error';

/**
 * Migrates the hub's database as its owner and ends: what runs once before the processes of the hub do, where
 * each is on its own. DATABASE_URL is the owner's; a subgraph's role is the one in its own `<NAME>_DATABASE_URL`,
 * derived when absent. Says its progress on standard output; a failure is a sentence on the error stream and
 * exit code 1. Demo data are loaded with `--demo` and never otherwise; a database that holds them is refused without
 * it or DEMO=true, and so are passwords that everybody tries first.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const isDemo = demoOf(argv);
    const progress = progressOn(process.stdout);
    const environment = readEnvironment();
    if (!isDemo) refuseUnsafePasswords(environment);
    const ownerUrl = await reachOwner(environment, progress);
    if (!isDemo && !environment.isDemo) await refuseDemoData(ownerUrl, 'set DEMO=true');
    await migrateHub({ ownerUrl, ownUrls: environment.ownUrls }, (line) => progress(`migrated ${line}`));
    progress('database is up to date');
    if (!isDemo) return;
    await loadDemoData(ownerUrl, { progress });
    progress('demo data are loaded');
  } catch (error) {
    reportFailure(error);
  }
}

function demoOf(argv: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...argv], options: { demo: { type: 'boolean' } } }).values.demo ?? false;
  } catch {
    throw new UsageError('The only thing to choose is --demo: load demo data after migrating.');
  }
}

async function reachOwner(environment: Environment, progress: (line: string) => void): Promise<string> {
  if (environment.databaseUrl === null) {
    throw new StartError('DATABASE_URL: name the database to migrate, as its owner (postgres://…)');
  }
  const { ownerUrl } = await startDatabase({ fresh: false, demo: false, port: null }, environment, progress);
  progress('PostgreSQL answers (DATABASE_URL)');
  return ownerUrl;
}

if (require.main === module) void main(process.argv.slice(2));
