import {
  type Logger,
  type ParsedOperation,
  type RunningServer,
  createSignatureVerifier,
  createSubgraph,
  publicCaller,
  randomId,
  serveSubgraph,
  systemClock,
} from '@banenbrug/service-common';
import { signAsGateway, testGatewayKeys, testLogger } from '@banenbrug/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { type SubgraphSdl, composeSupergraph } from '../../src/compose';
import { createExecutor } from '../../src/executor/executor';
import { createPlanner } from '../../src/plan/planner';
import { readSupergraph } from '../../src/supergraph/read-supergraph';
import {
  type GatewaySignals,
  createDocumentNames,
  observeOperations,
  observePlanner,
  observeTransport,
} from '../../src/telemetry';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';
import type { Wire } from '../federation/start-federation';

const catalogue = {
  sdl: `
    type Query { products(like: String): [Product!]! nothing: Int }
    type Product @key(fields: "code") { code: ID! name: String }`,
  resolvers: {
    Query: {
      products: () => [
        { code: 'a', name: 'A' },
        { code: 'b', name: 'B' },
      ],
      nothing: () => Promise.reject(new Error('broken')),
    },
    Product: { __resolveReference: (key: object) => key },
  },
};
const stock = {
  sdl: `type Product @key(fields: "code") { code: ID! amount(at: String): Int }`,
  resolvers: { Product: { __resolveReference: (key: object) => key, amount: () => 3 } },
};
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const parts = { catalogue, stock };

/** What the federation is observed with. */
export interface ObservedOptions {
  readonly signals: GatewaySignals;
  readonly logger: Logger;
  readonly slowMs?: number;
  /** Documents with a name, by the SHA-256 of their text. */
  readonly trusted?: readonly { readonly id: string; readonly name: string }[];
  readonly now?: () => number;
}

/** Two subgraphs, and an executor over them with everything that observes it. */
export interface ObservedFederation {
  ask(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    given?: Partial<ParsedOperation['context']>,
  ): Promise<ExecutionResult>;
  /** Where a subgraph listens; over HTTP only. */
  url(name: string): string;
  close(): Promise<void>;
}

export async function startObserved(
  wire: Wire,
  { signals, logger, slowMs = 0, trusted = [], now }: ObservedOptions,
): Promise<ObservedFederation> {
  const servers = new Map<string, RunningServer>();
  const transports = new Map<string, SubgraphTransport>();
  const sdls: SubgraphSdl[] = [];
  for (const [name, { sdl, resolvers }] of Object.entries(parts)) {
    const subgraph = createSubgraph(
      { name, sdl: `${link}${sdl}`, resolvers, createContext: (base) => base },
      // Never connected: no field of these subgraphs reads.
      { dataSource: {} as never, clock: systemClock, createId: randomId, logger: testLogger(name) },
    );
    sdls.push({ name, sdl: subgraph.sdl });
    let transport = createInProcessTransport(subgraph);
    if (wire === 'http') {
      const server = await serveSubgraph(subgraph, {
        port: 0,
        logger: testLogger(name),
        isReady: () => Promise.resolve(true),
        verifyToken: () => Promise.reject(new Error('no tokens in this test')),
        signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      });
      servers.set(name, server);
      transport = createHttpTransport({ url: `${server.address.url}/graphql`, sign: signAsGateway });
    }
    transports.set(name, observeTransport(name, transport, { signals, now }));
  }
  const composed = composeSupergraph(sdls);
  if (composed.type === 'failed') throw new Error(composed.problems.map(({ message }) => message).join('\n'));
  const sdl = composed.supergraph;
  const executor = createExecutor({
    supergraph: readSupergraph(sdl),
    planner: observePlanner(createPlanner(sdl), signals),
    transportOf: (name) => transports.get(name) as SubgraphTransport,
    logger,
  });
  const execute = observeOperations((operation) => executor.execute(operation), {
    signals,
    nameOf: createDocumentNames(trusted),
    logger,
    slowMs,
    now,
  });
  return {
    ask: (text, variables = {}, given = {}) =>
      execute({
        document: parse(text),
        documentId: text,
        operationName: undefined,
        variables,
        context: {
          caller: publicCaller,
          token: null,
          expiresAt: null,
          requestId: randomId(),
          language: 'en',
          ...given,
        },
      }),
    url: (name) => servers.get(name)?.address.url ?? '',
    close: async () => {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
      await Promise.all([...servers.values()].map((server) => server.drain(100)));
    },
  };
}
