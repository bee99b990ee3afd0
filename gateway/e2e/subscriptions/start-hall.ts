import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  UnauthenticatedError,
  type VerifiedToken,
  createSignatureVerifier,
  createSubgraph,
  randomId,
  serveSubgraph,
  systemClock,
} from '@banenbrug/service-common';
import { signAsGateway, testGatewayKeys, testLogger } from '@banenbrug/testkit';
import { type ExecutionResult, type GraphQLSchema, execute, parse, subscribe } from 'graphql';
import { DataSource } from 'typeorm';
import type { ObservedFetch } from '../../src/executor/run';
import { type Gateway, createGateway } from '../../src/gateway';
import type { GatewayOptions } from '../../src/gateway-options';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import {
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphTransport,
  TransportError,
} from '../../src/transport/subgraph-transport';
import { composeOrThrow, federation2 } from '../federation/start-federation';
import { type RegionsStub, regionsStub } from '../identity/regions-stub';
import { type Feed, createFeed } from './feed';

/** A gateway over three subgraphs: `hall` has subscriptions, `shop` adds to their events, `regions` knows callers. */
export interface Hall {
  readonly gateway: Gateway;
  readonly feed: Feed;
  readonly regions: RegionsStub;
  readonly fetches: ObservedFetch[];
  /** What `shop` does from now on. */
  shop: 'answers' | 'fails' | 'hangs';
  /** Ends the process of `hall` in good order, where it has one. */
  stopHall(): Promise<void>;
  close(): Promise<void>;
}

const sdl = {
  hall: `
    type Query { hallName: String }
    type Mutation { open: Int }
    type Subscription {
      "Events from one number up to another."
      ticks(from: Int = 0, to: Int): Tick!
      mine(from: Int = 0, to: Int): Tick @authenticated
      internal: Tick @requiresScopes(scopes: [["LIAISON"]])
    }
    type Tick {
      seq: Int!
      text: String!
      kind: Kind
      note: String @requiresScopes(scopes: [["LIAISON"]])
      product(at: Int): Product
      products(first: Int = 2): [Product!]!
    }
    enum Kind { EVEN ODD SECRET @inaccessible }
    type Product @key(fields: "id") { id: ID! }`,
  shop: `
    type Query { shopName: String }
    type Product @key(fields: "id") { id: ID! name: String price(times: Int = 1): Int }`,
};

type Args = Record<string, number | null | undefined>;

/** The tokens of these tests, by name, with how long they are good. */
const tokens: Readonly<Record<string, { readonly role?: string; readonly lifeMs: number }>> = {
  organiser: { role: 'ORGANISER', lifeMs: 3_600_000 },
  liaison: { role: 'LIAISON', lifeMs: 3_600_000 },
  brief: { role: 'ORGANISER', lifeMs: 400 },
  mapped: { lifeMs: 3_600_000 },
};

export type HallOptions = Partial<Omit<GatewayOptions, 'supergraph' | 'transports'>>;

/** How the gateway reaches the subgraph with subscriptions: by a plain transport of these tests, or by its own two. */
export type HallWire = 'plain' | 'in-process' | 'http';
export const hallWires: readonly HallWire[] = ['plain', 'in-process', 'http'];

/** The supergraph of the three. */
export function hallSupergraph(): string {
  return composeOrThrow({
    hall: { typeDefs: sdl.hall },
    shop: { typeDefs: sdl.shop },
    regions: { typeDefs: regionsStub().subgraph.typeDefs },
  });
}

/** Makes the gateway; it listens when it is told to. */
export async function openHall(options: HallOptions = {}, wire: HallWire = 'plain'): Promise<Hall> {
  const feed = createFeed();
  const regions = regionsStub();
  const fetches: ObservedFetch[] = [];
  const { transport, stop } = await hallLine(wire, feed);
  const schemaOf = (typeDefs: string, resolvers: object): GraphQLSchema =>
    buildSubgraphSchema([{ typeDefs: parse(federation2 + typeDefs), resolvers: resolvers as never }]);
  const shopTransport = transportTo(schemaOf(sdl.shop, shopResolvers));
  const gateway = createGateway({
    verifyToken: (token): Promise<VerifiedToken> => verify(token),
    logger: testLogger('gateway'),
    onFetch: (fetch) => fetches.push(structuredClone(fetch)),
    ...options,
    supergraph: hallSupergraph(),
    transports: new Map<string, SubgraphTransport>([
      ['hall', transport],
      ['regions', transportTo(schemaOf(regions.subgraph.typeDefs, regions.subgraph.resolvers))],
      ['shop', { ...shopTransport, fetch: (request) => shopAnswer(request) }],
    ]),
  });
  const shopAnswer = (request: FetchRequest): Promise<SubgraphAnswer> => {
    if (hall.shop === 'answers') return shopTransport.fetch(request);
    if (hall.shop === 'hangs') return untilGone(request);
    return Promise.reject(new TransportError('SUBGRAPH_UNAVAILABLE', 'away'));
  };
  const hall: Hall = {
    feed,
    regions,
    fetches,
    shop: 'answers',
    gateway,
    stopHall: stop,
    async close() {
      await gateway.close();
      await stop();
    },
  };
  return hall;
}

async function hallLine(
  wire: HallWire,
  feed: Feed,
): Promise<{ transport: SubgraphTransport; stop: () => Promise<void> }> {
  const resolvers = hallResolvers(feed);
  const stop = (): Promise<void> => Promise.resolve();
  if (wire === 'plain') {
    const typeDefs = parse(federation2 + sdl.hall);
    return { transport: followingTransport(buildSubgraphSchema([{ typeDefs, resolvers }])), stop };
  }
  const logger = testLogger('hall');
  const subgraph = createSubgraph(
    { name: 'hall', sdl: federation2 + sdl.hall, createContext: (base) => base, resolvers },
    {
      // Never connected: nothing of this subgraph reads.
      dataSource: new DataSource({ type: 'postgres' }),
      clock: systemClock,
      createId: randomId,
      logger,
    },
  );
  if (wire === 'in-process') return { transport: createInProcessTransport(subgraph), stop };
  const server = await serveSubgraph(subgraph, {
    port: 0,
    logger,
    isReady: () => Promise.resolve(true),
    verifyToken: verify,
    signatures: createSignatureVerifier({ keys: testGatewayKeys }),
  });
  const url = `${server.address.url}/graphql`;
  return {
    transport: createHttpTransport({ url, sign: signAsGateway }),
    stop: () => server.drain(1000),
  };
}

async function verify(token: string): Promise<VerifiedToken> {
  const known = tokens[token];
  if (!known) throw new UnauthenticatedError('invalid');
  return {
    issuer: 'https://issuer.example.nl',
    subject: `subject of ${token}`,
    expiresAt: new Date(Date.now() + known.lifeMs),
    claims: known.role === undefined ? {} : { banenbrug: { role: known.role } },
  };
}

function hallResolvers(feed: Feed): never {
  const kindOf = (at: number): string => (at === 3 ? 'SECRET' : at % 2 === 0 ? 'EVEN' : 'ODD');
  async function* events(_: never, { from, to }: Args, context: { signal?: AbortSignal }) {
    for await (const at of feed.follow(from ?? 0, to ?? null, context.signal)) {
      yield { seq: at, text: `${at}${feed.filling}`, note: `note ${at}`, kind: kindOf(at) };
    }
  }
  const field = { subscribe: events, resolve: (event: object) => event };
  return {
    Query: { hallName: () => 'hall' },
    Mutation: { open: () => 1 },
    Subscription: { ticks: field, mine: field, internal: field },
    Tick: {
      product: ({ seq }: { seq: number }, { at }: Args) => ({ id: String(at ?? seq) }),
      products: ({ seq }: { seq: number }, { first }: Args) =>
        Array.from({ length: first ?? 2 }, (_, index) => ({ id: String(seq + index) })),
    },
  } as never;
}

const shopResolvers = {
  Query: { shopName: () => 'shop' },
  Product: {
    __resolveReference: (reference: object) => reference,
    name: ({ id }: { id: string }) => `Product ${id}`,
    price: ({ id }: { id: string }, { times }: Args) => Number(id) * (times ?? 1),
  },
};

function contextOf({ context }: FetchRequest): object {
  return { caller: context.caller, signal: context.signal };
}

function transportTo(schema: GraphQLSchema): SubgraphTransport {
  return {
    async fetch(request) {
      const { document, variables } = request;
      const result = await execute({
        schema,
        document: document.document,
        variableValues: variables,
        contextValue: contextOf(request),
      });
      return JSON.parse(JSON.stringify(result)) as SubgraphAnswer;
    },
    close: () => Promise.resolve(),
  };
}

function followingTransport(schema: GraphQLSchema): SubgraphTransport {
  return {
    ...transportTo(schema),
    async *subscribe(request): AsyncGenerator<SubgraphAnswer, void, void> {
      const { document, variables } = request;
      const followed = await subscribe({
        schema,
        document: document.document,
        variableValues: variables,
        contextValue: contextOf(request),
      });
      if (!(Symbol.asyncIterator in followed)) return yield plain(followed);
      for await (const result of followed) yield plain(result);
    },
  };
}

function plain(result: ExecutionResult): SubgraphAnswer {
  return JSON.parse(JSON.stringify(result)) as SubgraphAnswer;
}

function untilGone({ context: { signal } }: FetchRequest): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      const { reason }: { reason?: unknown } = signal;
      reject(reason instanceof TransportError ? reason : new TransportError('SUBGRAPH_UNAVAILABLE', 'gone'));
    });
  });
}
