import { candidates, type DiskImportReport, FileNotTakenError, importFromDisk } from '@banenbrug/candidates';
import {
  createDataSource,
  createLogger,
  errorMessage,
  randomId,
  systemClock,
  type UserError,
  userErrorMessage,
} from '@banenbrug/service-common';
import { readEnvironment } from './environment';
import { type ImportArguments, readImportArguments } from './import-arguments';
import { hubRoles } from './migrate-hub';
import { reportFailure } from './report-failure';
import { joinDatabase } from './start-database';
import { StartError } from './start-error';

/**
 * `npm run import -- --file FILE --desk ID …`: imports a file as its desk would through the hub, and tells how far it is
 * and what came of it. It works beside a running hub, under the candidates subgraph's own role. A file that was refused
 * or given up is told, by line and never by value, and ends with exit code 1.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const asked = readImportArguments(argv);
    const environment = readEnvironment();
    const database = await joinDatabase(environment);
    try {
      const roles = hubRoles({ ownerUrl: database.ownerUrl, ownUrls: environment.ownUrls });
      const report = await runOn(roles.get(candidates.store.name)?.url ?? '', asked);
      tell(report);
      if (report.found.state !== 'DONE') process.exitCode = 1;
    } finally {
      await database.stop();
    }
  } catch (error) {
    reportFailure(error);
  }
}

async function runOn(url: string, asked: ImportArguments): Promise<DiskImportReport> {
  const dataSource = createDataSource(candidates.store, { url, poolSize: 3 });
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await dataSource.initialize();
    const logger = createLogger('import', 'info', process.stderr);
    const runtime = { dataSource, clock: systemClock, createId: randomId, logger };
    const { value, errors } = await importFromDisk(runtime, {
      ...asked,
      onProgress,
      signal: stopping.signal,
    });
    if (value === null) throw new StartError(errors.map(sentenceOf).join('\n'));
    return value;
  } catch (error) {
    throw inWords(error);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** What is no fault of the hub, as a sentence. */
function inWords(error: unknown): unknown {
  if (error instanceof FileNotTakenError && error.code !== 'UPLOAD_RECEIVED') {
    return new StartError(errorMessage(error.code, 'en'), { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOENT', 'EACCES', 'EISDIR'].includes(code)
    ? new StartError('The file cannot be read.', { cause: error })
    : error;
}

const sentenceOf = (error: UserError): string => `${error.path.join('.')}: ${userErrorMessage(error, 'en')}`;

function onProgress(rowsDone: number, rowsTotal: number | null): void {
  process.stderr.write(`${rowsDone} of ${rowsTotal ?? '?'} rows\n`);
}

function tell({ found, problems, missing }: DiskImportReport): void {
  const { published, updated, unchanged, refused, unknownFields } = found;
  const trial = found.isDryRun ? ' (tried only: nothing was written)' : '';
  const reason = found.failure === null ? '' : `: ${found.failure}`;
  const place = found.failureLine === null ? '' : ` at line ${found.failureLine}`;
  const lines = [
    `import ${found.id}: ${found.state}${reason}${place}${trial}`,
    `published ${published}, updated ${updated}, unchanged ${unchanged}, refused ${refused}`,
    ...Object.entries(unknownFields).map(([field, profiles]) => `  ${field} is unknown of ${profiles}`),
    ...problems.map(
      ({ line, field, category, refusesRow }) =>
        `line ${line}: ${field} ${category}${refusesRow ? ', refused' : ''}`,
    ),
    ...(missing.length === 0 ? [] : [`not in the file, proposed for withdrawal: ${missing.length}`]),
    ...missing.slice(0, 20).map((id) => `  ${id}`),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

if (require.main === module) void main(process.argv.slice(2));
