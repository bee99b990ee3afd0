import { systemClock, today } from '@banenbrug/service-common';
import { type EmbeddedPostgres, type HubDatabase, loadDemoData, migrateHub } from '@banenbrug/standalone';
import { Client } from 'pg';
import { fill } from './population/fill';
import { type AgreedPopulation, fillAgreements } from './population/fill-agreements';
import type { Variant } from './population/shares';

/** What a database is filled with, beside the demo data. */
export interface Filling {
  readonly profiles: number;
  readonly variant: Variant;
  /** Null where nothing is asked about it. */
  readonly agreed: AgreedPopulation | null;
}

/** A database for a hub, and how long it took to fill. */
export interface FilledDatabase {
  readonly database: HubDatabase;
  readonly fillSeconds: number;
}

/** As many employers, sites and vacancies as the country is planned to have, whatever the number of profiles. */
const employers = 10_000;

/** Makes a database on the server and fills it. */
export async function makeFilledDatabase(
  server: EmbeddedPostgres,
  { profiles, variant, agreed }: Filling,
  progress: (line: string) => void,
): Promise<FilledDatabase> {
  const name = `bench_${variant}_${profiles}`;
  await onServer(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const database: HubDatabase = { ownerUrl: url.href };
  await migrateHub(database);
  const day = today(systemClock);
  await loadDemoData(database.ownerUrl, { day });
  const startedAt = performance.now();
  await fill(database.ownerUrl, { profiles, employers, variant, today: day }, progress);
  if (agreed) await fillAgreements(database.ownerUrl, agreed, day, progress);
  return { database, fillSeconds: Math.round((performance.now() - startedAt) / 100) / 10 };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
