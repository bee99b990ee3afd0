import { join } from 'node:path';
import { connectionFailure } from '@banenbrug/service-common';
import { Client } from 'pg';
import type { StartArguments } from './command-line';
import type { Environment } from './environment';
import { deleteEmbeddedPostgres, runningEmbeddedPostgresUrl, startEmbeddedPostgres } from './postgres';
import { StartError } from './start-error';

/** The database a hub runs on, and how to let go of it. */
export interface StartedDatabase {
  readonly ownerUrl: string;
  readonly isEmbedded: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or tries the server that DATABASE_URL names.
 * @throws StartError when that server does not answer, or is asked to be made fresh
 */
export async function startDatabase(
  { fresh }: StartArguments,
  { databaseUrl, dataDirectory }: Environment,
  onProgress: (line: string) => void,
): Promise<StartedDatabase> {
  if (databaseUrl !== null) {
    if (fresh)
      throw new StartError(
        '--fresh deletes only the embedded database; DATABASE_URL names another. Nothing was touched.',
      );
    await tryServer(databaseUrl);
    return { ownerUrl: databaseUrl, isEmbedded: false, stop: () => Promise.resolve() };
  }
  const folder = join(dataDirectory, 'postgres');
  if (fresh) await deleteEmbeddedPostgres({ dataDirectory: folder, onProgress });
  const server = await startEmbeddedPostgres({ dataDirectory: folder, onProgress });
  return { ownerUrl: server.url, isEmbedded: true, stop: () => server.stop() };
}

/**
 * The database of a hub for a program that works beside it: the server of DATABASE_URL, the embedded one that the hub
 * runs now, or, when it does not run, the embedded one started for as long as the program takes.
 * @throws StartError as `startDatabase`
 */
export async function joinDatabase(environment: Environment): Promise<StartedDatabase> {
  const { databaseUrl, dataDirectory } = environment;
  const running = databaseUrl === null ? runningEmbeddedPostgresUrl(join(dataDirectory, 'postgres')) : null;
  return running === null
    ? startDatabase({ fresh: false, demo: false, port: null }, environment, () => {})
    : { ownerUrl: running, isEmbedded: true, stop: () => Promise.resolve() };
}

const oldestMajor = 15;

async function tryServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < oldestMajor) {
      throw new StartError(
        `The server that DATABASE_URL names is PostgreSQL ${major}; Banenbrug needs ${oldestMajor} or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The database that DATABASE_URL names cannot be used: ${connectionFailure(error)}.`,
      {
        cause: error,
      },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
