import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runAs } from './account';
import type { Binaries } from './binaries';
import type { DataFolder } from './data-folder';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** How one server is run; settings are names and values of postgresql.conf. */
export interface PostmasterOptions {
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * How a start ended: with a running server, or with a reason that another attempt may cure. `busy`: processes
 * of a crashed server have not all ended yet. `port-taken`: somebody was faster on that port.
 */
export type StartResult = ChildProcess | 'busy' | 'port-taken';

/**
 * Statements, values and parameters never reach the server's log: the hub's own log says what went wrong, and
 * a failing statement may hold what nobody should read. `log` lets the server's own messages through, not errors.
 * The README asks the same of an operator's own server, and docker-compose.yml sets it.
 */
export const quietLog = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  // Of the statements that somebody has logged because they are slow.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** Starts the server and waits until it accepts connections, or has ended. */
export async function startPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  options: PostmasterOptions,
): Promise<StartResult> {
  const settings = {
    ...quietLog,
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
  };
  // Made anew: the last run's may belong to another user of this folder.
  rmSync(folder.logFile, { force: true });
  const log = openSync(folder.logFile, 'wx', 0o600);
  // Detached: Ctrl-C goes to the whole group, and the services must end before their database does.
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      folder.cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...runAs(folder.account), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  endWithThisProcess(child);
  const failed = new Promise<Error>((resolve) => child.once('error', resolve));
  const ready = await Promise.race([failed, untilReadyOrEnded(child, folder)]);
  if (ready instanceof Error) throw new EmbeddedPostgresError(`PostgreSQL cannot start: ${ready.message}`);
  return ready ? child : failureIn(folder);
}

/** A server must not outlive a launcher that exits without stopping it, nor keep one alive. */
function endWithThisProcess(child: ChildProcess): void {
  const end = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  child.unref();
}

/** Ends the server: fast (open transactions are rolled back), and after 10 s at once. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(patience);
}

/** The process has ended, by itself or by a signal. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function untilReadyOrEnded(child: ChildProcess, folder: DataFolder): Promise<boolean> {
  while (!hasEnded(child)) {
    const [pid, , , , , , , status] = readLines(join(folder.cluster, 'postmaster.pid'));
    if (pid?.trim() === String(child.pid) && status?.trim() === 'ready') return true;
    await wait(10);
  }
  return false;
}

function failureIn(folder: DataFolder): StartResult {
  const lines = readLines(folder.logFile);
  const log = lines.join('\n');
  if (/could not bind|address already in use/i.test(log)) return 'port-taken';
  if (/lock file "[^"]*" already exists|pre-existing shared memory/.test(log)) return 'busy';
  const reason =
    lines.filter((line) => /FATAL|PANIC|error/.test(line)).at(-1) ?? lines.at(-2) ?? 'no reason given';
  throw new EmbeddedPostgresError(
    `PostgreSQL ended while starting: ${reason.trim()} (more in ${folder.logFile})`,
  );
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
