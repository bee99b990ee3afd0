import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runAs } from './account';
import type { Binaries } from './binaries';
import type { DataFolder } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** The superuser every cluster is made with; the owner in the sense of DATABASE_URL. */
export const superuser = 'postgres';

/**
 * Refuses a cluster that another major version of PostgreSQL has made: its files mean something else to this one. Nothing
 * is touched, not even a server that still runs over it.
 * @throws EmbeddedPostgresError with both versions and the way to take the data along
 */
export function refuseOtherMajor({ cluster }: DataFolder, { major }: Binaries): void {
  if (!existsSync(cluster)) return;
  const found = readOrNull(join(cluster, 'PG_VERSION'));
  if (found === String(major)) return;
  throw new EmbeddedPostgresError(
    `The data in ${cluster} was made by PostgreSQL ${found ?? 'of an unknown version'}; this release runs PostgreSQL ${major}. Nothing was touched. To take the data along, run npm run backup -- FILE with the release that made them, and npm run restore -- FILE with this one and an empty data folder.`,
  );
}

/**
 * Makes the cluster when there is none. Resolves with the superuser's password.
 * @throws EmbeddedPostgresError for a cluster without its password.
 */
export async function ensureCluster(
  folder: DataFolder,
  binaries: Binaries,
  fsync: boolean,
  onProgress: (line: string) => void,
): Promise<string> {
  if (!existsSync(folder.cluster)) {
    onProgress(`creating the database in ${folder.path}`);
    await createCluster(folder, binaries, fsync);
  }
  const password = readOrNull(folder.passwordFile);
  if (!password) {
    throw new EmbeddedPostgresError(
      `The password of the data in ${folder.cluster} is missing: put back ${folder.passwordFile}, or begin again with an empty data folder.`,
    );
  }
  return password;
}

/** Built beside its final place and renamed: whatever interrupts it, there is a whole cluster or none. */
async function createCluster(folder: DataFolder, binaries: Binaries, fsync: boolean): Promise<void> {
  const { account, passwordFile } = folder;
  const unfinished = `${folder.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const options = [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(binaries.initdb, options, runAs(account));
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const reason = stderr?.split('\n').find((line) => /error|fatal/i.test(line)) ?? message;
    throw new EmbeddedPostgresError(`The database in ${folder.path} could not be created: ${reason.trim()}`);
  }
  renameSync(unfinished, folder.cluster);
}

function readOrNull(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
