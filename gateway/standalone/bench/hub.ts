import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  type Hub,
  type HubDatabase,
  loadDemoData,
  migrateHub,
  openHub,
  personas,
} from '@banenbrug/standalone';
import {
  type Caller,
  callerClaim,
  callerFromClaims,
  silentLogger,
  systemClock,
  today,
} from '@banenbrug/service-common';
import { Client } from 'pg';
import { fill } from './population/fill';
import { type AgreedPopulation, fillAgreements } from './population/fill-agreements';
import type { Variant } from './population/shares';

/** A hub on a database of its own, filled. */
export interface MeasuredHub {
  readonly database: HubDatabase;
  readonly fillSeconds: number;
  /** Where its gateway listens. */
  readonly url: string;
  /** Asks an operation as a demo persona, the employer unless another is named. @throws Error when it has errors */
  ask(query: string, variables: object, persona?: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

const supergraphFile = join(__dirname, '..', '..', '..', 'supergraph.graphql');

/** As many employers, sites and vacancies as the country is planned to have, whatever the number of profiles. */
const employers = 10_000;

/** Makes a database of this many profiles on the server, and opens a hub over it. */
export async function openMeasuredHub(
  server: EmbeddedPostgres,
  {
    profiles,
    variant,
    agreed,
  }: { readonly profiles: number; readonly variant: Variant; readonly agreed: AgreedPopulation | null },
  progress: (line: string) => void,
): Promise<MeasuredHub> {
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
  const fillSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const hub = await openHub({
    database,
    tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
    supergraphFile,
    logger: silentLogger,
  });
  const { url: gatewayUrl } = await hub.gateway.listen({ host: '127.0.0.1', port: 0 });
  return {
    database,
    fillSeconds,
    url: gatewayUrl,
    ask: (query, variables, persona = 'employer') => ask(hub, personaOf(persona), query, variables),
    close: hub.close,
  };
}

async function ask(
  hub: Hub,
  caller: Caller,
  query: string,
  variables: object,
): Promise<Readonly<Record<string, unknown>>> {
  const request = { query, variables: { ...variables } };
  const { data, errors } = await hub.gateway.executeOperation(request, { caller });
  if (errors?.length || !data) {
    throw new Error(`The operation was not answered: ${errors?.map(({ message }) => message).join('; ')}`);
  }
  return data;
}

/** Whom a persona of the demo data speaks for. @throws Error when there is none of the name */
export function personaOf(name: string): Caller {
  const persona = personas.find((one) => one.name === name);
  if (!persona) throw new Error(`The demo data have no ${name}.`);
  return callerFromClaims({ subject: persona.subject, claims: { [callerClaim]: persona.claims } });
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
