import {
  type Caller,
  type ParsedOperation,
  type RequestIdentity,
  publicCaller,
  silentLogger,
  subgraphSdl,
} from '@banenbrug/service-common';
import { type FixedClock, fixedClock } from '@banenbrug/testkit';
import { type ExecutionResult, execute, parse } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createExecutor } from '../../src/executor/executor';
import { createPlanner } from '../../src/plan/planner';
import { type Execute, shareInFlight } from '../../src/response-cache/in-flight';
import { createResponseCache } from '../../src/response-cache/response-cache';
import { readSupergraph } from '../../src/supergraph/read-supergraph';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';
import { composeOrThrow, federation2 } from '../federation/start-federation';

/** What the one resolver of each field is asked with. */
export interface Asked {
  readonly caller: Caller;
  readonly signal: AbortSignal | undefined;
}

export interface CachedHubOptions {
  readonly maxBytes?: number;
  /** What a field of the root answers; absent: how often it was asked. */
  readonly answer?: (field: string, asked: Asked) => unknown;
}

/** Two subgraphs with hints, in front of which answers are kept and equal queries are shared. */
const parts = {
  towns: {
    typeDefs: subgraphSdl(`
      type Query {
        town(name: String, size: Int): Town @cacheControl(maxAge: 60)
        mine: Int @cacheControl(maxAge: 60, scope: PRIVATE)
        fresh: Int
        secret: Int @authenticated @cacheControl(maxAge: 60)
      }
      type Mutation { rename: Int }
      type Town @key(fields: "code") { code: ID! asked: Int who: String }
    `),
  },
  desks: {
    typeDefs: subgraphSdl(`
      type Town @key(fields: "code") { code: ID! desk: Desk @cacheControl(maxAge: 30) people: Int @cacheControl(maxAge: 10) }
      type Desk @shareable { phone: String }
    `),
  },
};

const supergraph = readSupergraph(composeOrThrow(parts));
const planner = createPlanner(supergraph.sdl);

/** The decorators over a real executor and two subgraphs in this process. */
export interface CachedHub {
  readonly clock: FixedClock;
  /** The fields of the root that were resolved, in order. */
  readonly resolved: string[];
  readonly ask: (query: string, change?: Partial<Asking>) => Promise<ExecutionResult>;
}

type Asking = Pick<ParsedOperation, 'variables' | 'operationName'> & Partial<RequestIdentity>;

export function startCachedHub({ maxBytes = 100_000, answer }: CachedHubOptions = {}): CachedHub {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const resolved: string[] = [];
  const resolve = (field: string, asked: Asked): unknown => {
    resolved.push(field);
    return answer ? answer(field, asked) : resolved.length;
  };
  const lines = new Map(Object.entries(parts).map(([name, part]) => [name, lineTo(part.typeDefs, resolve)]));
  const executor = createExecutor({
    supergraph,
    planner,
    transportOf: (name) => lines.get(name) as SubgraphTransport,
    logger: silentLogger,
  });
  const shared = shareInFlight((request) => executor.execute(request), { clock });
  const cached: Execute = createResponseCache(shared, { supergraph, clock, maxBytes });
  return {
    clock,
    resolved,
    ask: (query, { variables = {}, operationName, ...identity } = {}) =>
      cached({
        document: parse(query),
        documentId: query,
        operationName,
        variables,
        context: {
          caller: publicCaller,
          token: null,
          expiresAt: null,
          requestId: 'r',
          language: 'en',
          ...identity,
        },
      }),
  };
}

function lineTo(typeDefs: string, resolve: (field: string, asked: Asked) => unknown): SubgraphTransport {
  const root = (field: string) => (_: unknown, __: unknown, asked: Asked) => resolve(field, asked);
  const town = async (_: unknown, __: unknown, asked: Asked) => {
    const found = await resolve('town', asked);
    return found instanceof Object ? found : { code: 'T', asked: found, who: asked.caller.role };
  };
  const resolvers = typeDefs.includes('type Mutation')
    ? {
        Query: { town, mine: root('mine'), fresh: root('fresh'), secret: root('secret') },
        Mutation: { rename: root('rename') },
      }
    : {
        Town: {
          __resolveReference: (it: object) => it,
          desk: () => ({ phone: '1' }),
          people: root('people'),
        },
      };
  const schema = buildSubgraphSchema([
    { typeDefs: parse(federation2 + typeDefs), resolvers: resolvers as never },
  ]);
  return createInProcessTransport(
    {
      execute: async ({ document, operationName, variables, caller, signal }) =>
        execute({
          schema,
          document,
          operationName,
          variableValues: variables,
          contextValue: { caller, signal },
        }),
    },
    { timeoutMs: 5000 },
  );
}
