import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { superuser } from './cluster';
import { foundDataFolder } from './data-folder';
import { isLocked } from './launcher-lock';

/** The line of postmaster.pid on which a server writes its port (PostgreSQL, "miscadmin.h"). */
const portLine = 3;

/**
 * The address of the server that a living process runs over a data folder, for a program that wants to work beside it:
 * null when there is none, or it does not take connections yet. Whoever may read the folder's password may use it.
 */
export function runningEmbeddedPostgresUrl(dataDirectory: string): string | null {
  const folder = foundDataFolder(dataDirectory);
  if (folder === null || !isLocked(folder.lockFile)) return null;
  const pidFile = join(folder.cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const port = readFileSync(pidFile, 'utf8').split('\n')[portLine]?.trim();
  const password = readFileSync(folder.passwordFile, 'utf8');
  return port ? addressOf(password, port) : null;
}

/** The superuser's address of an embedded server. */
export function addressOf(password: string, port: number | string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
}
