import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FetchObserver, Gateway, GatewayRequest } from '@banenbrug/gateway';
import { type Caller, recordStatements, type TokenSettings } from '@banenbrug/service-common';
import {
  createTestHub,
  type FixedClock,
  fixedClock,
  rememberPrivateInputs,
  type TestHub,
  testLogger,
  testRoles,
} from '@banenbrug/testkit';
import type { FormattedExecutionResult } from 'graphql';
import { type HubDatabase, loadDemoData, openHub, subgraphModules } from '../src';

/** The day on which the demo data of the tests was loaded and every question is asked. */
export const demoDay = '2026-11-23';

/** Demo data of another kind than `npm start` loads. */
export interface DemoHubOptions {
  readonly seed?: string;
  readonly size?: number;
  readonly towns?: readonly string[];
  readonly onFetch?: FetchObserver;
  /** False where a test wants nobody but itself to write. */
  readonly runsJobs?: boolean;
}

/** What an operation answered, and the SQL it took in all subgraphs together. */
export interface DemoAnswer {
  readonly result: FormattedExecutionResult;
  readonly statements: readonly string[];
}

/** The whole hub in this process on a database of its own, with demo data. */
export interface DemoHub {
  readonly database: HubDatabase;
  readonly sql: TestHub['sql'];
  /** Stands still on the demo day until it is told otherwise. */
  readonly clock: FixedClock;
  ask(request: GatewayRequest, caller: Caller): Promise<DemoAnswer>;
  readonly subscribe: Gateway['subscribe'];
  close(): Promise<void>;
}

export const supergraphFile = join(__dirname, '..', '..', 'supergraph.graphql');

/** Accepts no token: in-process the caller is given as the gateway would have verified it. */
const noTokens: TokenSettings = { issuer: 'none', audience: 'none', jwks: { keys: [] } };

/** Names what the demo desks keep to themselves. */
async function rememberPrivateRows(sql: TestHub['sql']): Promise<void> {
  const rows = await sql(
    `select desk_reference as "deskReference", desk_notes as "deskNotes" from candidates.profile_private`,
  );
  rememberPrivateInputs(rows);
}

export async function startDemoHub({
  onFetch,
  runsJobs = true,
  ...demo
}: DemoHubOptions = {}): Promise<DemoHub> {
  const hub = await createTestHub(subgraphModules);
  await loadDemoData(hub.ownerUrl, { day: demoDay, ...demo });
  await rememberPrivateRows(hub.sql);
  const clock = fixedClock(`${demoDay}T08:00:00Z`);
  const database = { ownerUrl: hub.ownerUrl, ...testRoles() };
  const { gateway, close } = await openHub({
    database,
    tokens: noTokens,
    supergraphFile,
    logger: testLogger('hub'),
    clock,
    introspection: true,
    runsJobs,
    ...(onFetch ? { onFetch } : {}),
  });
  return {
    database,
    sql: hub.sql,
    clock,
    subscribe: gateway.subscribe,
    ask: async (request, caller) => {
      rememberPrivateInputs(request.variables);
      const context = { caller, requestId: randomUUID() };
      const { result, statements } = await recordStatements(() => gateway.executeOperation(request, context));
      return { result: JSON.parse(JSON.stringify(result)) as FormattedExecutionResult, statements };
    },
    close: async () => {
      await close();
      await hub.close();
    },
  };
}
