import { randomUUID } from 'node:crypto';
import { type Caller, publicCaller, subgraphRole } from '@banenbrug/service-common';
import { sensitive } from '@banenbrug/testkit';
import type { FormattedExecutionResult } from 'graphql';
import { createClient } from 'graphql-sse';
import type { DemoIssuer } from '../src';
import type { DemoHub } from './demo-hub';
import { type AskedAs, personaCaller, personaNamed } from './demo-operations';
import { type HubProcesses, startProcesses } from './processes/hub-processes';

/** Variables of an operation. */
export type Variables = Readonly<Record<string, unknown>>;

/** A hub with a day of its own, as its clients reach it. */
export interface Wire {
  ask(query: string, variables: Variables, as: AskedAs): Promise<FormattedExecutionResult>;
  /** What a subscription tells, until it is left. */
  follow(query: string, variables: Variables, as: AskedAs): Promise<AsyncIterable<FormattedExecutionResult>>;
  /** Goes on on another day. */
  setDay(day: string): Promise<void>;
  close(): Promise<void>;
}

const morningOf = (day: string): string => `${day}T08:00:00Z`;

const callerOf = (as: AskedAs): Caller => (as === 'public' ? publicCaller : personaCaller(as));

/** The whole hub in this process. */
export function inOneProcess(hub: DemoHub): Wire {
  return {
    ask: async (query, variables, as) => (await hub.ask({ query, variables }, callerOf(as))).result,
    async follow(query, variables, as) {
      const context = { caller: callerOf(as), requestId: randomUUID() };
      const followed = await hub.subscribe({ query, variables }, context);
      if (!(Symbol.asyncIterator in followed)) throw new Error(JSON.stringify(followed.errors));
      return followed;
    },
    setDay: (day) => Promise.resolve(hub.clock.set(morningOf(day))),
    close: () => Promise.resolve(),
  };
}

/** Five processes on the same database, with HTTP between them and their clients. */
export async function inManyProcesses(hub: DemoHub, issuer: DemoIssuer, day: string): Promise<Wire> {
  const { database } = hub;
  const start = (on: string): Promise<HubProcesses> =>
    startProcesses({
      role: (name) => subgraphRole(name, database),
      tokens: issuer.settings,
      clock: morningOf(on),
    });
  let processes = await start(day);
  const headersFor = async (as: AskedAs): Promise<Record<string, string>> => {
    if (as === 'public') return {};
    const { subject, claims } = personaNamed(as);
    return { authorization: `Bearer ${sensitive('token', await issuer.issue(subject, claims))}` };
  };
  return {
    async ask(query, variables, as) {
      const response = await fetch(`${processes.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headersFor(as)) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as FormattedExecutionResult;
    },
    async follow(query, variables, as) {
      const headers = await headersFor(as);
      const client = createClient({ url: `${processes.gatewayUrl}/graphql`, headers, retryAttempts: 0 });
      return client.iterate({
        query,
        variables: { ...variables },
      }) as AsyncIterable<FormattedExecutionResult>;
    },
    async setDay(next) {
      await processes.stop();
      processes = await start(next);
    },
    close: () => processes.stop(),
  };
}
