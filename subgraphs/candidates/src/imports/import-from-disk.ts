import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  type Caller,
  done,
  openDatabase,
  type Outcome,
  referenceUnknown,
  refused,
  type SubgraphRuntime,
  today,
  type UploadCode,
} from '@banenbrug/service-common';
import { ImportReported, ImportRowProblem, ProfileImport } from '../entities';
import { regionsOfOpenDesk } from '../repositories/candidate-pool.repository';
import type { CreateImportInput } from './check-import.service';
import { createImport, type ImportTicket } from './create-import.service';
import { createImportRuns, type ImportRuns } from './import-runs';
import { receiveImports } from './receive-upload';
import type { RunOptions } from './run-import';
import { openSpool } from './spool';

/** A file on this machine, and the desk whose it is. */
export interface DiskImport {
  readonly path: string;
  readonly deskId: string;
  readonly input: Omit<CreateImportInput, 'sizeBytes' | 'sha256'>;
  readonly onProgress: NonNullable<RunOptions['onProgress']>;
  /** Aborted to let it end after its chunk; another run or the hub goes on with it. */
  readonly signal: AbortSignal;
}

/** What came of it: the import with the first of what it reports. */
export interface DiskImportReport {
  readonly found: ProfileImport;
  readonly problems: readonly ImportRowProblem[];
  /** Ids of the profiles that a full export did not have. */
  readonly missing: readonly string[];
}

/** A file that was not taken, by the code of uploads. */
export class FileNotTakenError extends Error {
  constructor(readonly code: UploadCode) {
    super(`The file was not taken: ${code}.`);
    this.name = 'FileNotTakenError';
  }
}

/** Problems that are shown at once. */
const shownProblems = 100;

/**
 * Imports a file as its desk would through the gateway, by the same ticket and the same run, in this process: it may
 * work beside a running hub. The audit lines name the command line as who asked.
 * @throws FileNotTakenError
 */
export async function importFromDisk(
  runtime: SubgraphRuntime,
  { path, deskId, input, onProgress, signal }: DiskImport,
): Promise<Outcome<DiskImportReport>> {
  const { clock, createId, dataSource } = runtime;
  const regions = await regionsOfOpenDesk(dataSource.manager, deskId, today(clock));
  if (regions === null) return refused(referenceUnknown('desk'));
  const caller: Caller = { role: 'DESK', employerId: null, deskId, regions, subject: 'command line' };
  const requestId = 'command line';
  const database = openDatabase(dataSource, { caller, requestId, clock });
  const context = { caller, clock, createId, database, requestId };
  const { value: ticket, errors } = await createImport(context, { ...input, ...(await measure(path)) });
  if (ticket === null) return refused(...errors);
  const runs = createImportRuns(runtime, openSpool(), onProgress);
  signal.addEventListener('abort', runs.stop, { once: true });
  await runToItsEnd(runtime, runs, ticket, { path, signal });
  return done(await reportOf(runtime, ticket.found.id));
}

async function measure(path: string): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(createReadStream(path), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      sizeBytes += part.length;
      hash.update(part);
    }
  });
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function runToItsEnd(
  runtime: SubgraphRuntime,
  runs: ImportRuns,
  { found, secret }: ImportTicket,
  { path, signal }: { path: string; signal: AbortSignal },
): Promise<void> {
  const { code } = await receiveImports(
    runtime,
    runs,
  )({
    id: found.id,
    secret: secret ?? '',
    contentLength: found.sizeBytes,
    body: createReadStream(path),
    signal,
    requestId: 'command line',
    language: 'en',
  });
  if (code !== 'UPLOAD_RECEIVED') throw new FileNotTakenError(code);
  await runs.settled(found.id);
}

async function reportOf({ dataSource }: SubgraphRuntime, importId: string): Promise<DiskImportReport> {
  const { manager } = dataSource;
  const missing = await manager.findBy(ImportReported, { importId, reason: 'MISSING' });
  return {
    found: await manager.findOneByOrFail(ProfileImport, { id: importId }),
    problems: await manager.find(ImportRowProblem, {
      where: { importId },
      order: { place: 'ASC' },
      take: shownProblems,
    }),
    missing: missing.map(({ profileId }) => profileId),
  };
}
