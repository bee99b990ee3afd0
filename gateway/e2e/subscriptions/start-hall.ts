import { buildSubgraphSchema } from '@apollo/subgraph';
import { UnauthenticatedError, type VerifiedToken } from '@banenbrug/service-common';
import { testLogger } from '@banenbrug/testkit';
import { type ExecutionResult, type GraphQLSchema, execute, parse, subscribe } from 'graphql';
import type { ObservedFetch } from '../../src/executor/run';
import { type Gateway, type GatewayOptions, createGateway } from '../../src/gateway';
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
    enum Kind { EVEN ODD }
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

/** Makes the gateway; it listens when it is told to. */
export function openHall(options: HallOptions = {}): Hall {
  const feed = createFeed();
  const regions = regionsStub();
  const fetches: ObservedFetch[] = [];
  const schemas = {
    hall: buildSubgraphSchema([{ typeDefs: parse(federation2 + sdl.hall), resolvers: hallResolvers(feed) }]),
    shop: buildSubgraphSchema([
      { typeDefs: parse(federation2 + sdl.shop), resolvers: shopResolvers as never },
    ]),
    regions: buildSubgraphSchema([
      {
        typeDefs: parse(federation2 + regions.subgraph.typeDefs),
        resolvers: regions.subgraph.resolvers as never,
      },
    ]),
  };
  const shopTransport = transportTo(schemas.shop);
  const hall: Hall = {
    feed,
    regions,
    fetches,
    shop: 'answers',
    gateway: createGateway({
      verifyToken: (token): Promise<VerifiedToken> => verify(token),
      logger: testLogger('gateway'),
      onFetch: (fetch) => fetches.push(structuredClone(fetch)),
      ...options,
      supergraph: composeOrThrow({
        hall: { typeDefs: sdl.hall },
        shop: { typeDefs: sdl.shop },
        regions: { typeDefs: regions.subgraph.typeDefs },
      }),
      transports: new Map<string, SubgraphTransport>([
        ['hall', followingTransport(schemas.hall)],
        ['regions', transportTo(schemas.regions)],
        [
          'shop',
          {
            ...shopTransport,
            fetch: (request) => {
              if (hall.shop === 'answers') return shopTransport.fetch(request);
              if (hall.shop === 'hangs') return untilGone(request);
              return Promise.reject(new TransportError('SUBGRAPH_UNAVAILABLE', 'away'));
            },
          },
        ],
      ]),
    }),
  };
  return hall;
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
  const event = (key: string) =>
    async function* events(_: never, { from, to }: Args, context: { signal?: AbortSignal }) {
      for await (const at of feed.follow(from ?? 0, to ?? null, context.signal)) {
        yield {
          [key]: {
            seq: at,
            text: `${at}${feed.filling}`,
            note: `note ${at}`,
            kind: at % 2 === 0 ? 'EVEN' : at === 3 ? 'ODDER' : 'ODD',
          },
        };
      }
    };
  return {
    Query: { hallName: () => 'hall' },
    Mutation: { open: () => 1 },
    Subscription: Object.fromEntries(
      ['ticks', 'mine', 'internal'].map((key) => [key, { subscribe: event(key) }]),
    ),
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
