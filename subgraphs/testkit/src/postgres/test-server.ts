import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepLog, sensitive } from '../evidence';
import { externalServerUrl, publishTestRun } from './environment';
import { beginTestRun } from './test-run';

/** What of the embedded PostgreSQL's launcher is used here; handed in, because it belongs to another package. */
export interface Launcher {
  startEmbeddedPostgres(options: {
    dataDirectory: string;
    fsync: boolean;
    settings: Readonly<Record<string, string>>;
  }): Promise<{ url: string; stop(): Promise<void> }>;
  deleteEmbeddedPostgres(options: { dataDirectory: string }): Promise<void>;
  isEmbeddedPostgresInUse(dataDirectory: string): boolean;
}

const folderPrefix = 'banenbrug-test-';

/** The log of an operator who has changed nothing: it quotes failing statements and rows that break a rule. */
const logLikeAnOperators = {
  log_min_messages: 'warning',
  log_min_error_statement: 'error',
  log_error_verbosity: 'default',
};

/**
 * Starts the server of a whole test run, or takes the one of TEST_DATABASE_URL, and makes it known to the
 * workers. Resolves with the end of it, which leaves nothing behind.
 */
export async function startTestServer(launcher: Launcher): Promise<() => Promise<void>> {
  const external = externalServerUrl();
  if (external) {
    const { run, end } = await beginTestRun(external);
    publishTestRun({ adminUrl: external, run });
    return end;
  }
  await deleteAbandonedFolders(launcher);
  const dataDirectory = mkdtempSync(join(tmpdir(), folderPrefix));
  // Started by root, the server runs as another user, who must be able to pass.
  chmodSync(dataDirectory, 0o711);
  const stop = async (): Promise<void> => {
    await launcher.deleteEmbeddedPostgres({ dataDirectory });
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    const server = await launcher.startEmbeddedPostgres({
      dataDirectory,
      fsync: false,
      settings: { max_connections: '200', ...logLikeAnOperators },
    });
    sensitive('password', new URL(server.url).password);
    const { run, end } = await beginTestRun(server.url);
    publishTestRun({ adminUrl: server.url, run });
    return async () => {
      await end();
      await server.stop();
      keepLog('postgres', join(dataDirectory, 'server.log'));
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs that were killed leave a folder, and perhaps a server, behind. */
async function deleteAbandonedFolders(launcher: Launcher): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const dataDirectory = join(tmpdir(), name);
    const found = statSync(dataDirectory, { throwIfNoEntry: false });
    const isOurs = found !== undefined && found.uid === (process.getuid?.() ?? found.uid);
    // A run that begins at this moment has its folder before its lock.
    const isSettled = found !== undefined && Date.now() - found.ctimeMs > 60_000;
    if (!isOurs || !isSettled || launcher.isEmbeddedPostgresInUse(dataDirectory)) continue;
    try {
      await launcher.deleteEmbeddedPostgres({ dataDirectory });
      rmSync(dataDirectory, { recursive: true, force: true });
    } catch {
      // What cannot be removed does not disturb this run.
    }
  }
}
