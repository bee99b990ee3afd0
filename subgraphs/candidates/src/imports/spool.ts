import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The file that a ticket is for. */
export interface ExpectedFile {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Why a file was not kept. */
export type SpoolFault = 'INTERRUPTED' | 'TOO_LONG' | 'TOO_SHORT' | 'WRONG_HASH' | 'NO_SPACE';

/** A file that was not kept; nothing of it is left. */
export class SpoolError extends Error {
  constructor(readonly fault: SpoolFault) {
    super(`The file was not kept: ${fault}.`);
    this.name = 'SpoolError';
  }
}

/** Files on their way into the hub: on this machine, for its own user alone, and only until they have been read. */
export interface Spool {
  /** Where the file of an import lies, or would. */
  pathOf(importId: string): string;
  has(importId: string): Promise<boolean>;
  /**
   * Writes a file as it comes and holds it against what its ticket says. The function that is answered makes it the
   * import's, and is called at most once. @throws SpoolError
   */
  receive(body: Readable, expected: ExpectedFile, name: string, signal?: AbortSignal): Promise<ReceivedFile>;
  remove(importId: string): Promise<void>;
  /** The imports of which a file lies here; what was begun and never ended is deleted. */
  sweep(now: Date): Promise<readonly string[]>;
}

/** A whole file that belongs to no import yet. */
export interface ReceivedFile {
  keepFor(importId: string): Promise<void>;
  discard(): Promise<void>;
}

/** Milliseconds after which a file that is still being written was given up by a process that died. */
const abandonedAfter = 3_600_000;

/** Milliseconds after which no import can need its file any more. */
const forgottenAfter = 24 * abandonedAfter;

/** The spool in a folder; in the system's folder for temporary files, one for each user, unless another is given. */
export function openSpool(folder: string = join(tmpdir(), `banenbrug-imports-${userInfo().uid}`)): Spool {
  const pathOf = (importId: string): string => join(folder, `${importId}.file`);
  const has = (importId: string): Promise<boolean> =>
    stat(pathOf(importId)).then(
      () => true,
      () => false,
    );
  return {
    pathOf,
    has,
    remove: (importId) => rm(pathOf(importId), { force: true }),
    receive: async (body, expected, name, signal) => {
      await ensurePrivate(folder);
      const path = join(folder, `${name}.part`);
      try {
        await write(body, path, expected, signal);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return {
        keepFor: (importId) => rename(path, pathOf(importId)),
        discard: () => rm(path, { force: true }),
      };
    },
    sweep: (now) => sweep(folder, now),
  };
}

/** @throws Error when somebody else has made a folder of this name */
async function ensurePrivate(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  if (!isOurs) throw new Error('The folder for imports belongs to somebody else.');
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}

async function write(
  body: Readable,
  path: string,
  { sizeBytes, sha256 }: ExpectedFile,
  signal: AbortSignal | undefined,
): Promise<void> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(bytes: Buffer, _, next) {
      size += bytes.length;
      hash.update(bytes);
      next(size > sizeBytes ? new SpoolError('TOO_LONG') : null, bytes);
    },
  });
  try {
    await pipeline(body, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
  } catch (error) {
    if (error instanceof SpoolError) throw error;
    throw new SpoolError(noSpace.has(codeOf(error)) ? 'NO_SPACE' : 'INTERRUPTED');
  }
  if (size < sizeBytes) throw new SpoolError('TOO_SHORT');
  if (hash.digest('hex') !== sha256) throw new SpoolError('WRONG_HASH');
}

/** No room on the disk, in the quota, or under the limit of the process. */
const noSpace = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

async function sweep(folder: string, now: Date): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const kept: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    const age = found === null ? 0 : now.getTime() - found.mtimeMs;
    if (age > (name.endsWith('.part') ? abandonedAfter : forgottenAfter)) await rm(path, { force: true });
    else if (name.endsWith('.file')) kept.push(name.slice(0, -'.file'.length));
  }
  return kept;
}
