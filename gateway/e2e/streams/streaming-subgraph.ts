import {
  createSubgraph,
  type Logger,
  randomId,
  type RequestContext,
  type Subgraph,
} from '@banenbrug/service-common';
import { fixedClock } from '@banenbrug/testkit';
import { GraphQLError } from 'graphql';
import { DataSource } from 'typeorm';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { ping: String }
  type Mutation { touch: Int }
  type Subscription { count(to: Int!, size: Int): Count forever: Count broken: Count late: Count stubborn: Count }
  type Count { n: Int! text: String! who: String! language: String! requestId: String! fault: String }
`;

/** A subgraph whose subscriptions tell what becomes of them. */
export interface StreamingSubgraph {
  readonly subgraph: Subgraph;
  /** How many events its sources gave so far. */
  readonly given: () => number;
  /** How many queries and mutations were resolved. */
  readonly executed: () => number;
  /** Resolves when the next source has ended, for whatever reason. */
  ended(): Promise<void>;
}

interface Counted {
  readonly n: number;
  readonly size?: number | undefined;
}

/** Makes one, whose errors go to the logger. */
export function createStreamingSubgraph(logger: Logger): StreamingSubgraph {
  let given = 0;
  let executed = 0;
  let waiting: (() => void)[] = [];
  async function* counted(make: () => AsyncGenerator<Counted, void, void>): AsyncGenerator<Counted> {
    try {
      for await (const event of make()) {
        given += 1;
        yield event;
      }
    } finally {
      for (const tell of waiting) tell();
      waiting = [];
    }
  }
  const resolve = (event: Counted): Counted => event;
  const field = (subscribe: (args: { to: number; size?: number }, context: RequestContext) => unknown) => ({
    subscribe: (_: unknown, args: { to: number; size?: number }, context: RequestContext) =>
      subscribe(args, context),
    resolve,
  });
  const subgraph = createSubgraph(
    {
      name: 'counting',
      sdl,
      createContext: (base) => base,
      resolvers: {
        Query: { ping: () => (executed += 1) },
        Mutation: { touch: () => (executed += 1) },
        Subscription: {
          count: field(({ to, size }) => counted(() => upTo(to, size))),
          forever: field((_, { signal }) => counted(() => waitingFor(signal))),
          broken: field(() => counted(failing)),
          late: field(() => new Promise(() => {})),
          stubborn: field(() => counted(() => waitingFor(undefined))),
        },
        Count: {
          text: ({ n, size = 1 }: Counted) => String(n % 10).repeat(size),
          who: (_: unknown, __: unknown, { caller }: RequestContext) => caller.role,
          language: (_: unknown, __: unknown, { language }: RequestContext) => language,
          requestId: (_: unknown, __: unknown, { requestId }: RequestContext) => requestId,
          fault: ({ n }: Counted) => (n === 2 ? Promise.reject(new GraphQLError('a secret')) : null),
        },
      },
    },
    {
      // Never connected: nothing of this subgraph reads.
      dataSource: new DataSource({ type: 'postgres' }),
      clock: fixedClock('2026-06-15T08:00:00Z'),
      createId: randomId,
      logger,
    },
  );
  return {
    subgraph,
    given: () => given,
    executed: () => executed,
    ended: () => new Promise((told) => waiting.push(told)),
  };
}

async function* upTo(to: number, size?: number): AsyncGenerator<Counted, void, void> {
  for (let n = 1; n <= to; n += 1) yield { n, size };
}

async function* waitingFor(signal: AbortSignal | undefined): AsyncGenerator<Counted, void, void> {
  yield { n: 1 };
  await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
}

async function* failing(): AsyncGenerator<Counted, void, void> {
  yield { n: 1 };
  throw new Error('a secret');
}
