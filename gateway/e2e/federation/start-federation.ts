import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type Caller,
  type Logger,
  type RequestIdentity,
  type Subgraph,
  callerHeader,
  createApolloHttpHandler,
  publicCaller,
  readCallerHeader,
} from '@banenbrug/service-common';
import { observedLogger, signAsGateway, testLogger } from '@banenbrug/testkit';
import { type FormattedExecutionResult, type GraphQLSchema, execute, parse } from 'graphql';
import { composeSupergraph } from '../../src/compose';
import type { ObservedFetch } from '../../src/executor/run';
import { type Gateway, createGateway } from '../../src/gateway';
import type { GatewayOptions } from '../../src/gateway-options';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';

/** How the gateway reaches the subgraphs of a test. */
export type Wire = 'in-process' | 'http';
export const wires: readonly Wire[] = ['in-process', 'http'];

/** What resolvers of test subgraphs get as their context. */
export interface TestContext {
  readonly caller: Caller;
  readonly token: string | null;
  readonly requestId: string;
  readonly language: string;
  /** Aborted when nobody waits for the fetch any more. */
  readonly signal?: AbortSignal | undefined;
}

type Resolver = (source: never, args: never, context: TestContext) => unknown;
type TypeResolvers = Record<string, Resolver | Record<string, unknown>>;

/** A subgraph of a test. */
export interface TestSubgraph {
  readonly typeDefs: string;
  readonly resolvers: Record<string, TypeResolvers>;
}

/** A gateway over test subgraphs. */
export interface Federation {
  readonly gateway: Gateway;
  readonly supergraph: string;
  /** Every fetch since the start or the last `forget`. */
  readonly fetches: ObservedFetch[];
  ask(
    query: string,
    variables?: Record<string, unknown>,
    context?: Partial<RequestIdentity>,
  ): Promise<FormattedExecutionResult>;
  /** Takes a subgraph away: its server stops, or its transport fails as if it had. */
  stop(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Federation directives, so that a test's SDL need not repeat the import. */
export const federation2 = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
    "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@inaccessible", "@tag", "@override",
    "@authenticated", "@requiresScopes", "@policy"
  ])
`;

export type FederationOptions = Partial<Omit<GatewayOptions, 'supergraph' | 'transports'>> & {
  /** For fetches from subgraphs by name; default for each 5,000 ms. */
  readonly timeoutMs?: Readonly<Record<string, number>>;
};

/** Composes and starts subgraphs and a gateway over them. */
export async function startFederation(
  wire: Wire,
  parts: Readonly<Record<string, TestSubgraph>>,
  { timeoutMs: timeouts = {}, ...options }: FederationOptions = {},
): Promise<Federation> {
  const supergraph = composeOrThrow(parts);
  const fetches: ObservedFetch[] = [];
  const lines = new Map<string, SubgraphTransport>();
  const stops = new Map<string, () => Promise<void>>();
  for (const [name, { typeDefs, resolvers }] of Object.entries(parts)) {
    const timeoutMs = timeouts[name] ?? 5000;
    const schema = buildSubgraphSchema([
      { typeDefs: parse(federation2 + typeDefs), resolvers: resolvers as never },
    ]);
    if (wire === 'in-process') {
      lines.set(name, createInProcessTransport(inProcess(schema), { timeoutMs }));
      stops.set(name, () => Promise.resolve());
    } else {
      const { url, stop } = await serveSubgraph(schema);
      lines.set(name, createHttpTransport({ url, timeoutMs, sign: signAsGateway }));
      stops.set(name, stop);
    }
  }
  const gateway = createGateway({
    verifyToken: () => Promise.reject(new Error('no tokens in this test')),
    introspection: true,
    logger: testLogger('gateway'),
    onFetch: (fetch) => fetches.push(structuredClone(fetch)),
    ...options,
    supergraph,
    transports: lines,
  });
  return {
    gateway,
    supergraph,
    fetches,
    ask: (query, variables, context) =>
      gateway
        .executeOperation({ query, variables }, context)
        .then((answer) => JSON.parse(JSON.stringify(answer))),
    stop: async (name) => {
      await stops.get(name)?.();
    },
    close: async () => {
      await gateway.close();
      await Promise.all([...stops.values()].map((stop) => stop()));
    },
  };
}

export function composeOrThrow(parts: Readonly<Record<string, Pick<TestSubgraph, 'typeDefs'>>>): string {
  const outcome = composeSupergraph(
    Object.entries(parts).map(([name, { typeDefs }]) => ({ name, sdl: federation2 + typeDefs })),
  );
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.supergraph;
}

function inProcess(schema: GraphQLSchema): Pick<Subgraph, 'execute'> {
  return {
    execute: async ({ document, operationName, variables, caller, requestId, language, signal }) => {
      const contextValue: TestContext = { caller, token: null, requestId, language, signal };
      return execute({ schema, document, operationName, variableValues: variables, contextValue });
    },
  };
}

/** Serves one schema as a subgraph on a free port. */
export async function serveSubgraph(
  schema: GraphQLSchema,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const apollo = new ApolloServer<TestContext>({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled()],
    includeStacktraceInErrorResponses: false,
    logger: silent,
  });
  await apollo.start();
  const handler = createApolloHttpHandler<TestContext>({
    server: apollo,
    contextFor: async (request, signal) => ({ ...contextOf(request), signal }),
    path: '/graphql',
    maxBodyBytes: 1024 * 1024,
  });
  const server = createServer((request, response) => void handler(request, response));
  const url = await listening(server);
  let stopped: Promise<void> | undefined;
  return { url: `${url}/graphql`, stop: () => (stopped ??= stopServer(server, apollo)) };
}

/** Starts a server on a free port. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stopServer(server: Server, apollo?: ApolloServer<TestContext>): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await apollo?.stop();
}

function contextOf({ headers }: IncomingMessage): TestContext {
  return {
    caller: readCallerHeader(String(headers[callerHeader])) ?? publicCaller,
    token: headers.authorization?.replace('Bearer ', '') ?? null,
    requestId: String(headers['x-request-id']),
    language: String(headers['accept-language']),
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A logger that keeps what it is told, beside the log of the run. */
export function recordingLogger(): Logger & { readonly lines: { facts: object; message: string }[] } {
  const lines: { facts: object; message: string }[] = [];
  const record = (facts: object, message: string): void => {
    lines.push({ facts, message });
  };
  return { lines, ...observedLogger('gateway', record) };
}
