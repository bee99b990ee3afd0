import { join } from 'node:path';
import { publicCaller, silentLogger } from '@banenbrug/service-common';
import {
  type HubDatabase,
  loadDemoData,
  migrateHub,
  openHub,
  startEmbeddedPostgres,
} from '@banenbrug/standalone';
import { supergraphFile } from './places';
import { type Ask, readSnapshot } from './snapshot/read-snapshot';
import type { Row, Snapshot } from './snapshot/snapshot';

/** A PostgreSQL of the bench's own with the demo data. */
export interface DemoDatabase {
  readonly database: HubDatabase;
  stop(): Promise<void>;
}

/** Who may read all that the operations ask for. */
const liaison = { ...publicCaller, role: 'LIAISON', subject: 'bench' } as const;

/** Starts PostgreSQL in a folder and fills it. */
export async function openDemoDatabase(folder: string): Promise<DemoDatabase> {
  const server = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    // Two hubs at once, with their pools.
    settings: { max_connections: '200' },
  });
  const database: HubDatabase = { ownerUrl: server.url };
  try {
    await migrateHub(database);
    await loadDemoData(database.ownerUrl);
    return { database, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Reads what the operations can reach, through a hub on this database. */
export function snapshotOf(database: HubDatabase): Promise<Snapshot> {
  return askingHub(database, readSnapshot);
}

/** Opens a hub on this database for as long as `work` asks it, as the liaison desk. */
export async function askingHub<T>(database: HubDatabase, work: (ask: Ask) => Promise<T>): Promise<T> {
  const hub = await openHub({
    database,
    tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
    supergraphFile,
    logger: silentLogger,
    // What they send would be counted.
    runsJobs: false,
  });
  try {
    return await work(async (query, variables = {}) => {
      const request = { query, variables: { ...variables } };
      const { data, errors } = await hub.gateway.executeOperation(request, { caller: liaison });
      if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join('; '));
      return data as Row;
    });
  } finally {
    await hub.close();
  }
}
