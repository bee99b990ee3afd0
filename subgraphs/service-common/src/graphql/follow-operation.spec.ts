import { setTimeout as wait } from 'node:timers/promises';
import {
  callers,
  createTestHub,
  fixedClock,
  observedLogger,
  sensitive,
  type TestHub,
} from '@banenbrug/testkit';
import { parse } from 'graphql';
import {
  createKitTables,
  dropKitTables,
  kitEntities,
  kitTables,
  publishAuditLog,
  withdrawAuditLog,
} from '../database';
import { HubError } from '../errors';
import { randomId } from '../ids';
import { createSubgraph } from './create-subgraph';
import type { RequestContext } from './request-context';
import type { ResolverMap, SubscriptionResolver } from './resolver-map';
import type { ResultStream, Subgraph } from './subgraph';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { ping: String }
  type Subscription {
    numbers(to: Int!): Number refused: Number unknown: Number private: Number sleeping: Number nothing: Number
  }
  type Number { n: Int! context: Int! desk: String }
`;

const secret = sensitive('BSN', '123456782');
const desk = callers.desk('0b6f7c3e-8f5a-4a52-9d1e-000000000001', ['AM06'], 'desk 1');

/** A context that can be told from others. */
interface NumberedContext extends RequestContext {
  readonly number: number;
}

const events = (
  subscribe: (args: { to: number }, context: RequestContext) => unknown,
): SubscriptionResolver => ({
  subscribe: (_: unknown, args: { to: number }, context: RequestContext) => subscribe(args, context),
  resolve: (n: number) => ({ n }),
});

const deskOf = (_: unknown, __: unknown, { database }: RequestContext): Promise<unknown> =>
  database.privately(async (manager, seen) => {
    const [row] = await manager.query<{ desk: string }[]>(`select current_setting('app.desk_id') as desk`);
    if (row) seen([row.desk]);
    return row?.desk;
  });

const resolvers: ResolverMap = {
  Query: { ping: () => 'pong' },
  Subscription: {
    numbers: events(async function* ({ to }) {
      for (let n = 1; n <= to; n += 1) yield n;
    }),
    refused: events(() => {
      throw new HubError('FORBIDDEN');
    }),
    unknown: events(async () => {
      throw new Error(`secret ${secret}`);
    }),
    private: events(async function* (_, context) {
      yield await deskOf(null, null, context);
    }),
    sleeping: events(async function* (_, { database }) {
      yield await database.manager.query('select pg_sleep(30)');
    }),
    nothing: events(() => null),
  },
  Number: { context: (_: unknown, __: unknown, { number }: NumberedContext) => number, desk: deskOf },
};

describe('a subscription', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let contexts = 0;
  const logged: unknown[] = [];
  const lines = (): Promise<object[]> => hub.sql('select actor, action from toy.audit_entries');
  const heldOpen = (): Promise<object[]> =>
    hub.sql(
      `select pid from pg_stat_activity where usename = $1 and datname = current_database() and state <> 'idle'`,
      [hub.role('toy').name],
    );

  beforeAll(async () => {
    hub = await createTestHub([
      {
        store: {
          name: 'toy',
          entities: kitEntities,
          migrations: [
            class CreateKitTables1764000000000 {
              up = createKitTables;
              down = dropKitTables;
            },
            class PublishAuditLog1764000000001 {
              up = publishAuditLog;
              down = withdrawAuditLog;
            },
          ],
          tables: kitTables,
          publishes: [],
        },
        create: () => subgraph,
      },
    ]);
    const createContext = (base: RequestContext): NumberedContext => ({ ...base, number: (contexts += 1) });
    subgraph = createSubgraph(
      { name: 'toy', sdl, resolvers, createContext },
      {
        dataSource: await hub.dataSource('toy'),
        clock: fixedClock('2026-06-15T08:00:00Z'),
        createId: randomId,
        logger: observedLogger('toy', (...line: unknown[]) => void logged.push(line)),
      },
    );
  });
  beforeEach(async () => {
    logged.length = 0;
    contexts = 0;
    await hub.sql('truncate toy.audit_entries');
  });
  afterAll(() => hub.close());

  const subscribe = async (text: string, signal?: AbortSignal) =>
    subgraph.subscribe?.({
      document: parse(text),
      caller: desk,
      requestId: 'request-1',
      language: 'nl',
      signal,
    });
  const follow = async (text: string, signal?: AbortSignal): Promise<ResultStream> => {
    const results = await subscribe(text, signal);
    if (!results || !(Symbol.asyncIterator in results)) throw new Error('There is nothing to follow.');
    return results;
  };
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('runs each event in a context of its own', async () => {
    const seen: unknown[] = [];
    for await (const result of await follow('subscription { numbers(to: 3) { n context } }')) {
      seen.push(plain(result));
    }
    // The first context is the source's.
    expect(seen).toEqual([1, 2, 3].map((n) => ({ data: { numbers: { n, context: n + 1 } } })));
  });

  it('makes a result when it is asked for, not before', async () => {
    const results = await follow('subscription { numbers(to: 3) { n } }');
    await results.next();
    await wait(20);
    expect(contexts).toBe(2);
    await results.return();
  });

  it('leaves an audit line for each event that reads privately, before the next', async () => {
    const results = await follow('subscription { numbers(to: 2) { desk } }');
    for (const count of [1, 2]) {
      expect(plain(await results.next())).toMatchObject({
        value: { data: { numbers: { desk: desk.deskId } } },
      });
      expect(await lines()).toHaveLength(count);
      expect(await heldOpen()).toEqual([]);
    }
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('withholds the result when its audit line cannot be written', async () => {
    const role = hub.role('toy').name;
    await hub.sql(`revoke insert on toy.audit_entries from ${role}`);
    try {
      const results = await follow('subscription { numbers(to: 1) { desk } }');
      expect(plain(await results.next())).toMatchObject({
        value: { data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
      });
    } finally {
      await hub.sql(`grant insert on toy.audit_entries to ${role}`);
    }
  });

  it('reads nothing private where its events come from', async () => {
    const results = await follow('subscription { private { n } }');
    expect(await results.next()).toMatchObject({
      value: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    });
    expect(await results.next()).toEqual({ done: true, value: undefined });
    expect(await lines()).toEqual([]);
    expect(await heldOpen()).toEqual([]);
  });

  it.each([
    ['a refusal', 'subscription { refused { n } }', 'FORBIDDEN', 0],
    ['a fault', 'subscription { unknown { n } }', 'INTERNAL_SERVER_ERROR', 1],
    ['a source that is none', 'subscription { nothing { n } }', 'INTERNAL_SERVER_ERROR', 1],
    ['a missing variable', 'subscription ($n: Int!) { numbers(to: $n) { n } }', 'BAD_USER_INPUT', 0],
    ['a query', '{ ping }', 'GRAPHQL_VALIDATION_FAILED', 0],
    ['a field of another schema', 'subscription { salary { n } }', 'GRAPHQL_VALIDATION_FAILED', 0],
    ['two fields', 'subscription { refused { n } private { n } }', 'GRAPHQL_VALIDATION_FAILED', 0],
  ])('that is %s has one result, masked, and nothing to follow', async (_, text, code, faults) => {
    const result = await subscribe(text);
    expect(plain(result)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(result).not.toHaveProperty('data');
    expect(JSON.stringify([result, logged])).not.toContain(secret);
    expect(logged).toHaveLength(faults);
  });

  it('is not executed as a query', async () => {
    const document = parse('subscription { numbers(to: 1) { n } }');
    const result = await subgraph.execute({ document, caller: desk, requestId: 'request-1', language: 'en' });
    expect(plain(result)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(contexts).toBe(0);
  });

  it.each(['the signal', 'leaving it'])(
    'cancels the SQL of its source by %s, and makes no noise of it',
    async (how) => {
      const client = new AbortController();
      const results = await follow('subscription { sleeping { n } }', client.signal);
      const awaited = results.next();
      while ((await heldOpen()).length === 0) await wait(5);
      if (how === 'the signal') client.abort();
      else await results.return();
      expect(await awaited).toEqual({ done: true, value: undefined });
      while ((await heldOpen()).length > 0) await wait(5);
      expect(logged).toEqual([]);
    },
  );

  it('is offered by a schema that has one only', () => {
    const { subscribe: none } = createSubgraph(
      {
        name: 'toy',
        sdl: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"]) type Query { ping: String }',
        resolvers: {},
        createContext: (base) => base,
      },
      // Nothing is run.
      {} as never,
    );
    expect(none).toBeUndefined();
  });
});
