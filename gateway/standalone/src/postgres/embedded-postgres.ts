import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Binaries, locateBinaries } from './binaries';
import { ensureCluster, refuseOtherMajor } from './cluster';
import {
  type DataFolder,
  deleteDataFolder,
  existingDataFolder,
  foundDataFolder,
  openDataFolder,
} from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import { isLocked, takeLock } from './launcher-lock';
import { stopLeftOver } from './left-over';
import { choosePort } from './port';
import { hasEnded, startPostmaster, stopPostmaster } from './postmaster';
import { addressOf } from './running-postgres';

// The launcher lives here because standalone is the only product that runs a database of its own. The tests
// need it too: testkit's jest set-up loads this folder by its path. A package dependency would point from the
// kit to the composition root and close a circle (standalone's own tests use testkit), and a package of its own
// would be one more for a single tests-only consumer. So nothing in this folder imports anything but Node.

/** What an embedded server is started with. */
export interface EmbeddedPostgresOptions {
  /** Where the data, its password and the server's log are kept; made when missing. */
  readonly dataDirectory: string;
  /** A port that must be used. Absent: 25432, or the next free one. */
  readonly port?: number | undefined;
  /** False trades durability for speed, for databases nobody will miss. Default true. */
  readonly fsync?: boolean | undefined;
  /** Further settings of postgresql.conf, such as max_connections. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Where data and programs go when the server's user cannot reach their own place. Default /var/tmp. */
  readonly fallbackDirectory?: string | undefined;
  /** Told, in a short line each, what takes time or happens elsewhere than expected. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** The superuser's address, on 127.0.0.1, with its password: the DATABASE_URL of the single-machine hub. */
  readonly url: string;
  readonly port: number;
  /** Ends the server and leaves no process; a second call waits for the first. */
  stop(): Promise<void>;
}

const withoutDurability = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL over a data folder, making the database on the first time and recovering from whatever an
 * earlier run left. The server ends with `stop()`, and at the latest when this process exits.
 * @throws EmbeddedPostgresError with a sentence for the person who started it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { fsync = true, fallbackDirectory = '/var/tmp', onProgress = () => {} } = options;
  const folder = openDataFolder(options.dataDirectory, fallbackDirectory, onProgress);
  const release = await takeLock(folder.lockFile, folder.path);
  try {
    const binaries = locateBinaries(folder.account, fallbackDirectory, onProgress);
    refuseOtherMajor(folder, binaries);
    stopLeftOver(folder, binaries, onProgress);
    // Before the database is made: nothing is created for a start that cannot work.
    const firstPort = await choosePort(options.port);
    const password = await ensureCluster(folder, binaries, fsync, onProgress);
    const settings = { ...(fsync ? {} : withoutDurability), ...options.settings };
    const { child, port } = await startOnSomePort(
      folder,
      binaries,
      { requested: options.port, first: firstPort },
      settings,
    );
    return handleOf(child, port, password, release);
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Deletes the data of a folder, wherever it is really kept. A server left by a killed launcher is stopped first.
 * @throws EmbeddedPostgresError when a living process uses it.
 */
export async function deleteEmbeddedPostgres(
  options: Pick<EmbeddedPostgresOptions, 'dataDirectory' | 'fallbackDirectory' | 'onProgress'>,
): Promise<void> {
  const { dataDirectory, fallbackDirectory = '/var/tmp', onProgress = () => {} } = options;
  if (existingDataFolder(dataDirectory) !== null) {
    const folder = openDataFolder(dataDirectory, fallbackDirectory, onProgress);
    const release = await takeLock(folder.lockFile, folder.path);
    try {
      stopLeftOver(folder, locateBinaries(folder.account, fallbackDirectory, onProgress), onProgress);
    } catch (error) {
      release();
      throw error;
    }
  }
  deleteDataFolder(dataDirectory);
}

/** Whether there is a database in this folder, running or not. */
export function isEmbeddedPostgresThere(dataDirectory: string): boolean {
  const folder = foundDataFolder(dataDirectory);
  return folder !== null && existsSync(folder.cluster);
}

/** Whether a living process runs a server over this folder. */
export function isEmbeddedPostgresInUse(dataDirectory: string): boolean {
  const folder = foundDataFolder(dataDirectory);
  return folder !== null && isLocked(folder.lockFile);
}

async function startOnSomePort(
  folder: DataFolder,
  binaries: Binaries,
  ports: { readonly requested: number | undefined; readonly first: number },
  settings: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; port: number }> {
  const giveUpAt = Date.now() + 5000;
  let port = ports.first;
  for (;;) {
    const result = await startPostmaster(folder, binaries, { port, settings });
    if (result === 'port-taken') {
      port = await choosePort(ports.requested, port);
    } else if (result !== 'busy') {
      return { child: result, port };
    } else if (Date.now() > giveUpAt) {
      throw new EmbeddedPostgresError(
        `The data in ${folder.cluster} is still held by an earlier PostgreSQL. End its processes (named postgres) and start again.`,
      );
    } else {
      await wait(250);
    }
  }
}

function handleOf(
  child: ChildProcess,
  port: number,
  password: string,
  release: () => void,
): EmbeddedPostgres {
  if (hasEnded(child)) release();
  else child.once('exit', release);
  return { url: addressOf(password, port), port, stop: () => stopPostmaster(child) };
}
