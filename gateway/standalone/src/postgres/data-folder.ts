import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, runAs, serverAccount } from './account';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** Where one embedded server keeps its things, and the user it runs as. */
export interface DataFolder {
  /** The folder itself: the one asked for, or the one that stands in for it. */
  readonly path: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly lockFile: string;
  readonly logFile: string;
  readonly account: Account | null;
}

const pointerName = 'location';

/**
 * The data folder, made when it is missing. A folder the server's user cannot reach (the launcher is root
 * and a parent is closed to others) is replaced by one below `fallbackDirectory`, and a small file in the
 * folder that was asked for remembers where.
 */
export function openDataFolder(
  requested: string,
  fallbackDirectory: string,
  onProgress: (line: string) => void,
): DataFolder {
  try {
    mkdirSync(requested, { recursive: true });
    accessSync(requested, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new EmbeddedPostgresError(
      `The data folder ${requested} cannot be written by this user. Start as the user who owns it, or choose another folder.`,
    );
  }
  const folder = describe(existingDataFolder(requested) ?? realpathSync(requested));
  if (folder.account === null || canReach(folder.account, folder.path)) return folder;
  if (existsSync(folder.cluster)) {
    throw new EmbeddedPostgresError(
      `The data in ${folder.path} can no longer be reached by ${folder.account.name}, the user PostgreSQL runs as: open its parent folders to that user again (chmod o+x).`,
    );
  }
  const replacement = mkdtempSync(join(fallbackDirectory, 'banenbrug-data-'));
  chmodSync(replacement, 0o711);
  writeFileSync(join(requested, pointerName), `${replacement}\n`, { mode: 0o600 });
  onProgress(`keeping the data in ${replacement}: ${folder.account.name} cannot reach ${requested}`);
  return describe(replacement);
}

/** The folder that really holds the data of `requested`, or null when there is none. */
export function existingDataFolder(requested: string): string | null {
  const pointer = join(requested, pointerName);
  const path = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : requested;
  return existsSync(path) ? realpathSync(path) : null;
}

/** The data folder as it is, without making anything; null when there is none. */
export function foundDataFolder(requested: string): DataFolder | null {
  const path = existingDataFolder(requested);
  return path === null ? null : describe(path);
}

/** Deletes the data of `requested` wherever it is kept, and the folders once nothing else is in them. */
export function deleteDataFolder(requested: string): void {
  for (const path of new Set([existingDataFolder(requested), requested])) {
    if (path === null || !existsSync(path)) continue;
    const { cluster, passwordFile, lockFile, logFile } = describe(path);
    // Only what the launcher made: a folder named by mistake keeps what else it holds.
    const made = [cluster, `${cluster}.unfinished`, passwordFile, logFile, join(path, pointerName), lockFile];
    for (const entry of made) rmSync(entry, { recursive: true, force: true });
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

function describe(path: string): DataFolder {
  const cluster = join(path, 'cluster');
  return {
    path,
    cluster,
    passwordFile: join(path, 'password'),
    lockFile: join(path, 'launcher.lock'),
    logFile: join(path, 'server.log'),
    account: serverAccount(cluster),
  };
}

function canReach(account: Account, path: string): boolean {
  // Asked of the system, not computed from mode bits: access lists and mounts have a say too.
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], runAs(account)).status === 0;
}
