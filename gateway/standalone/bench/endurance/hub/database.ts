import { join } from 'node:path';
import { loadDemoData, migrateHub, startEmbeddedPostgres } from '@banenbrug/standalone';
import { Client } from 'pg';

/** A PostgreSQL with the demo data, which may be stopped and started again. */
export interface Database {
  /** Of the owner. */
  readonly url: string;
  readonly version: string;
  /** Ends every connection but its own. */
  terminateAll(): Promise<void>;
  /** Runs one statement as the owner. */
  rows<Row extends object>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts PostgreSQL in a folder and fills it. */
export async function openDatabase(folder: string): Promise<Database> {
  const options = {
    dataDirectory: join(folder, 'postgres'),
    // Two processes of each subgraph, with their pools.
    settings: { max_connections: '300' },
  };
  let server = await startEmbeddedPostgres(options);
  const { url, port } = server;
  const rows = async <Row extends object>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  try {
    await migrateHub({ ownerUrl: url });
    await loadDemoData(url);
    const [told] = await rows<{ server_version: string }>('show server_version');
    return {
      url,
      version: told?.server_version ?? 'unknown',
      rows,
      async terminateAll() {
        await rows(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
        );
      },
      stop: () => server.stop(),
      async start() {
        server = await startEmbeddedPostgres({ ...options, port });
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
