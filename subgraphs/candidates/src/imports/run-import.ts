import { faultOf, openDatabase, type SubgraphRuntime, today, writeAudit } from '@banenbrug/service-common';
import { ProfileImport } from '../entities';
import { callerOf } from './caller-of-import';
import { isPassing, tried } from './database-faults';
import { countRows, type FileChunk, type ImportFile, openFileRows } from './file-rows';
import { ImportFileError } from './import-file-error';
import { createRowJudge } from './judge-row';
import { extendEvery, keepLease, type Lease, LeaseLostError, releaseLease, takeLease } from './lease';
import { previewColumns } from './files/read-import-file';
import { type ColumnMapping, columnMappingSchema } from './mapping/column-mapping';
import { suggestMapping } from './mapping/column-names';
import { findMissing } from './missing-profiles';
import { KnownSkills } from './resolve-skills';
import type { Spool } from './spool';
import { toldColumns, vumTargets } from './told-columns';
import { type ImportWork, writeChunk } from './write-chunk';

/** What an import runs with. */
export interface RunOptions {
  /** Aborted when the process stops: the run ends after the chunk that it is at, and another takes it up. */
  readonly signal: AbortSignal;
  /** Told after each chunk, as after the first reading. */
  readonly onProgress?: ((rowsDone: number, rowsTotal: number | null) => void) | undefined;
}

/** Hours for which an import can be undone. */
const undoHours = 24;

/**
 * Runs the import whose file lies here, from the first row that does not stand yet. It is tried to be read to its end
 * first, so that a file that ends badly leaves nothing behind. Whatever stops it, chunks stand whole or not at all; what
 * was not of the file's making can be resumed. It never rejects.
 */
export async function runImport(
  runtime: SubgraphRuntime,
  spool: Spool,
  lease: Lease,
  options: RunOptions,
): Promise<void> {
  const { dataSource, clock, logger } = runtime;
  const { manager } = dataSource;
  try {
    const states = { from: ['UPLOADED', 'RUNNING'] as const, to: 'RUNNING' as const, clock };
    if (!(await takeLease(manager, lease, states))) return;
    await publishFile(runtime, spool, lease, options);
    await spool.remove(lease.importId);
  } catch (error) {
    if (error instanceof LeaseLostError) return;
    if (error instanceof ImportFileError) {
      await giveUp(runtime, spool, lease, error.reason, error.where.line ?? null);
      return;
    }
    if (options.signal.aborted) {
      await releaseLease(manager, lease).catch(() => {});
      return;
    }
    logger.error({ importId: lease.importId, fault: faultOf(error) }, 'an import stopped');
    // What passes is tried again by whoever finds the lease lapsed; what does not would stop the next one, too.
    if (!isPassing(error)) await giveUp(runtime, spool, lease, 'FAULT', null).catch(() => {});
  }
}

async function publishFile(
  runtime: SubgraphRuntime,
  spool: Spool,
  lease: Lease,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { manager } = runtime.dataSource;
  const found = await manager.findOneByOrFail(ProfileImport, { id: lease.importId });
  const work = workOf(runtime, found, lease);
  const file = await fileOf(work, spool, signal);
  const keep = everySoOften(() => keepLease(manager, lease, runtime.clock));
  const rowsTotal = await countRows(file, keep);
  if (rowsTotal === 0) throw new ImportFileError('EMPTY');
  await manager.update(ProfileImport, { id: found.id, leaseId: lease.leaseId }, { rowsTotal });
  onProgress?.(found.rowsDone, rowsTotal);
  const told = toldColumns(found.format === 'VUM_JSON' ? vumTargets : targetsOf(file));
  const { regionCode, consentConfirmedOn } = found;
  const judge = createRowJudge({ regionCode, consentConfirmedOn, today: file.options.today, told });
  const rows = openFileRows(file, judge);
  await whileReading(rows.chunks(found.rowsDone), async (chunk) => {
    signal.throwIfAborted();
    await tried(() => writeChunk(work, chunk));
    onProgress?.(chunk.firstRow - 1 + chunk.rows, rowsTotal);
  });
  await tried(() => finish(work, rows.present));
}

function workOf(runtime: SubgraphRuntime, found: ProfileImport, lease: Lease): ImportWork {
  const { dataSource, clock, createId } = runtime;
  const caller = callerOf(found);
  const requestId = `import ${found.id}`;
  const database = openDatabase(dataSource, { caller, requestId, clock });
  return { found, lease, caller, requestId, database, skills: new KnownSkills(), clock, createId };
}

async function fileOf(work: ImportWork, spool: Spool, signal: AbortSignal): Promise<ImportFile> {
  const { found, clock } = work;
  const path = spool.pathOf(found.id);
  const options = {
    format: found.format,
    mapping: found.format === 'VUM_JSON' ? null : await mappingOf(work, path, signal),
    today: today(clock),
    consentConfirmedSince: found.consentConfirmedOn,
    signal,
  };
  return { path, options };
}

/** What the columns mean: as the desk said, or else as their names say; that is noted for the report. */
async function mappingOf(
  { found: { id, format, mapping }, database }: ImportWork,
  path: string,
  signal: AbortSignal,
): Promise<ColumnMapping> {
  const told = columnMappingSchema.safeParse(mapping);
  if (told.success) return told.data;
  const names = format === 'VUM_JSON' ? [] : await previewColumns(path, format, signal);
  const suggested = suggestMapping(names);
  if (suggested === null) throw new ImportFileError('NO_MAPPING');
  await database.manager.query('update imports set mapping = $2 where id = $1', [id, suggested]);
  return suggested;
}

const targetsOf = ({ options }: ImportFile) => (options.mapping?.columns ?? []).map(({ target }) => target);

/** Writes each chunk while the next one is read: the one is the work of this process, the other of the database. */
async function whileReading(
  chunks: AsyncIterable<FileChunk>,
  write: (chunk: FileChunk) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      await writing;
      writing = write(chunk);
      // A fault is met where it is awaited.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}

/** Ends an import whose rows all stand, and proposes who was not among them. */
async function finish(work: ImportWork, present: ReadonlySet<string>): Promise<void> {
  const { found, lease, clock, database } = work;
  await database.transaction(async (manager) => {
    const missing = found.isFullExport ? await findMissing(manager, found, present, today(clock)) : [];
    const now = clock.now();
    const [, ended] = await manager.query<[unknown, number]>(
      `update imports set state = 'DONE', finished_at = $3, lease_id = null, lease_until = null,
         undo_until = case when not is_dry_run and published + updated > 0 then $4::timestamptz end
       where id = $1 and lease_id = $2 and state = 'RUNNING'`,
      [found.id, lease.leaseId, now, new Date(now.getTime() + undoHours * 3_600_000)],
    );
    if (ended !== 1) throw new LeaseLostError();
    await writeAudit(manager, work, {
      action: found.isDryRun ? 'TRY_IMPORT' : 'IMPORT_PROFILES',
      objectIds: [found.id, ...missing],
      purpose: 'end an import of the desk’s own export',
    });
  });
}

/** Gives an import up, for a reason that is told; chunks that stand can be undone, and a new ticket goes on after them. */
async function giveUp(
  { dataSource, clock }: SubgraphRuntime,
  spool: Spool,
  lease: Lease,
  failure: string,
  line: number | null,
): Promise<void> {
  const now = clock.now();
  await dataSource.manager.query(
    `update imports set state = 'FAILED', failure = $3, failure_line = $4, finished_at = $5, lease_id = null,
       lease_until = null, undo_until = case when not is_dry_run and published + updated > 0 then $6::timestamptz end
     where id = $1 and lease_id = $2`,
    [lease.importId, lease.leaseId, failure, line, now, new Date(now.getTime() + undoHours * 3_600_000)],
  );
  await spool.remove(lease.importId);
}

function everySoOften(act: () => Promise<void>): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < extendEvery) return;
    last = performance.now();
    await act();
  };
}
