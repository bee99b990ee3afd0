import { createHash } from 'node:crypto';
import { HubError, publicCaller } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { TransportError } from '../../src/transport/subgraph-transport';
import { idle, until } from './feed';
import { type Hall, type HallOptions, hallWires, openHall } from './start-hall';

type Stream = AsyncGenerator<FormattedExecutionResult, void, void>;
const liaison = {
  caller: { ...publicCaller, role: 'LIAISON' as const, subject: 'subject of liaison' },
  token: 'liaison',
};

describe.each(hallWires)('a subscription, followed without HTTP over a wire that is %s', (wire) => {
  let hall: Hall;
  const open = async (options?: HallOptions): Promise<void> => {
    await hall?.close();
    hall = await openHall(options, wire);
  };
  beforeEach(() => open());
  afterEach(() => hall.close());

  const begin = (
    query: string,
    variables: Record<string, unknown> = {},
    context: Parameters<Hall['gateway']['subscribe']>[1] = {},
  ) => hall.gateway.subscribe({ query, variables }, context);
  const follow = async (...args: Parameters<typeof begin>): Promise<Stream> => {
    const followed = await begin(...args);
    if (!('next' in followed)) throw new Error(JSON.stringify(followed));
    return followed;
  };
  const next = async (stream: Stream): Promise<unknown> => {
    const { value, done } = await stream.next();
    return done ? 'over' : JSON.parse(JSON.stringify(value));
  };
  const all = async (stream: Stream): Promise<unknown[]> => {
    const results: unknown[] = [];
    for await (const result of stream) results.push(JSON.parse(JSON.stringify(result)));
    return results;
  };

  it('brings for each event what the other subgraphs add to it, in the client’s own words', async () => {
    hall.feed.available = 10;
    const stream = await follow(
      `subscription Ticks($to: Int!, $times: Int = 2, $all: Boolean!) {
        tick: ticks(from: 1, to: $to) { ...Told id: seq }
      }
      fragment Told on Tick {
        __typename
        product { id: name label: id price(times: $times) }
        products @include(if: $all) { name }
      }`,
      { to: 3, all: true },
    );
    expect(await all(stream)).toEqual(
      [1, 2].map((seq) => ({
        data: {
          tick: {
            __typename: 'Tick',
            product: { id: `Product ${seq}`, label: String(seq), price: seq * 2 },
            products: [{ name: `Product ${seq}` }, { name: `Product ${seq + 1}` }],
            id: seq,
          },
        },
      })),
    );
    expect(hall.fetches.map(({ service }) => service)).toEqual(['hall', 'shop', 'shop']);
    expect(hall.fetches[0]?.variables).toEqual({ to: 3 });
  });

  it('plans conditions by their values', async () => {
    hall.feed.available = 1;
    const query =
      'subscription ($all: Boolean!) { ticks(to: 1) { seq products @include(if: $all) { name } } }';
    expect(await all(await follow(query, { all: false }))).toEqual([{ data: { ticks: { seq: 0 } } }]);
    expect(hall.fetches.map(({ service }) => service)).toEqual(['hall']);
    const [whole] = await all(await follow(query, { all: true }));
    expect(whole).toMatchObject({ data: { ticks: { products: [{ name: 'Product 0' }, {}] } } });
  });

  it('asks for an event only when a result is asked for, and never for more than one', async () => {
    hall.feed.available = 1000;
    // A wire has buffers, which the small events of this test fit into.
    const ahead = (count: number): number => (wire === 'http' ? 1000 : count);
    const stream = await follow('subscription { ticks { seq } }');
    expect(hall.feed.followed).toBe(0);
    for (let count = 1; count <= 5; count += 1) {
      await next(stream);
      expect(hall.feed.taken).toBeGreaterThanOrEqual(count);
      expect(hall.feed.taken).toBeLessThanOrEqual(ahead(count));
    }
    const [sixth, seventh] = await Promise.all([next(stream), next(stream)]);
    expect([sixth, seventh]).toEqual([{ data: { ticks: { seq: 5 } } }, { data: { ticks: { seq: 6 } } }]);
    await stream.return();
    await until(() => hall.feed.followers === 0);
    expect(hall.feed.taken).toBeLessThanOrEqual(ahead(7));
  });

  it('holds its subgraph back while nothing is asked for', async () => {
    hall.feed.available = 1000;
    hall.feed.filling = 'x'.repeat(100_000);
    const stream = await follow('subscription { ticks { text } }');
    await next(stream);
    await until(idle(() => hall.feed.taken));
    expect(hall.feed.taken).toBeLessThan(300);
    await stream.return();
  });

  it('gives part of an event when another subgraph is away, and goes on', async () => {
    hall.feed.available = 3;
    const stream = await follow('subscription { ticks(to: 3) { seq product { name } } }');
    expect(await next(stream)).toMatchObject({ data: { ticks: { product: { name: 'Product 0' } } } });
    hall.shop = 'fails';
    expect(await next(stream)).toEqual({
      data: { ticks: { seq: 1, product: { name: null } } },
      errors: [
        {
          message: expect.stringContaining('shop'),
          path: ['ticks', 'product'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'shop' },
        },
      ],
    });
    hall.shop = 'answers';
    expect(await all(stream)).toEqual([{ data: { ticks: { seq: 2, product: { name: 'Product 2' } } } }]);
  });

  it('gives each event a time of its own', async () => {
    await open({ operationTimeoutMs: 50 });
    hall.feed.available = 2;
    hall.shop = 'hangs';
    const stream = await follow('subscription { ticks(to: 2) { seq product { name } } }');
    expect(await next(stream)).toMatchObject({
      data: { ticks: { seq: 0 } },
      errors: [{ extensions: { code: 'OPERATION_TIMEOUT' } }],
    });
    hall.shop = 'answers';
    expect(await next(stream)).toEqual({ data: { ticks: { seq: 1, product: { name: 'Product 1' } } } });
  });

  it('ends with one masked error when its subgraph breaks off, and then is over', async () => {
    hall.feed.available = 1;
    const stream = await follow('subscription { mine { seq } }', {}, liaison);
    await next(stream);
    const waiting = next(stream);
    await until(() => hall.feed.followers === 1);
    if (wire === 'http') void hall.stopHall();
    else hall.feed.break(new TransportError('SUBGRAPH_UNAVAILABLE', 'reset by 10.0.0.7'));
    // What a resolver throws is masked by its subgraph already.
    const code = wire === 'in-process' ? 'INTERNAL_SERVER_ERROR' : 'SUBGRAPH_UNAVAILABLE';
    expect(await waiting).toMatchObject({
      data: { mine: null },
      errors: [
        {
          message: expect.not.stringContaining('10.0.0.7'),
          path: ['mine'],
          extensions: { code, service: 'hall' },
        },
      ],
    });
    expect(await next(stream)).toBe('over');
    expect(hall.feed.followers).toBe(0);
  });

  it('tells nothing of a fault in a way to a subgraph', async () => {
    const stream = await follow('subscription { ticks { seq } }');
    const waiting = next(stream);
    await until(() => hall.feed.followers === 1);
    hall.feed.break(new TypeError('secret'));
    expect(JSON.stringify(await waiting)).toMatch(
      /^(?!.*secret).*"code":"(SUBGRAPH_BAD_RESPONSE|INTERNAL_SERVER_ERROR)","service":"hall"/,
    );
  });

  it('leaves its subgraph at once when it is left, also while an event is waited for', async () => {
    const stream = await follow('subscription { ticks { seq } }');
    const waiting = next(stream);
    await until(() => hall.feed.followers === 1);
    expect(await stream.return()).toEqual({ done: true, value: undefined });
    expect(await waiting).toBe('over');
    await until(() => hall.feed.followers === 0);
    expect(await next(stream)).toBe('over');
  });

  it('ends silently with its client, and leaves no listener on the client’s signal', async () => {
    const client = new AbortController();
    const [added, removed] = [
      jest.spyOn(client.signal, 'addEventListener'),
      jest.spyOn(client.signal, 'removeEventListener'),
    ];
    hall.feed.available = 3;
    const context = { signal: client.signal };
    await all(await follow('subscription { ticks(to: 3) { seq product { name } } }', {}, context));
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
    const stream = await follow('subscription { ticks(from: 3) { seq } }', {}, context);
    const waiting = next(stream);
    await until(() => hall.feed.followers === 1);
    client.abort();
    expect(await waiting).toBe('over');
    await until(() => hall.feed.followers === 0);
  });

  it('ends when the token ends, with the reason', async () => {
    const stream = await follow(
      'subscription { mine { seq } }',
      {},
      {
        ...liaison,
        expiresAt: new Date(Date.now() + 50),
        language: 'nl',
      },
    );
    expect(await next(stream)).toEqual({
      errors: [
        {
          message: expect.stringContaining('toegangstoken'),
          extensions: { code: 'UNAUTHENTICATED', reason: 'expired' },
        },
      ],
    });
    expect(await next(stream)).toBe('over');
    await until(() => hall.feed.followers === 0);
  });

  it('ends when the token ends in the middle of an event, and does not tell half of it', async () => {
    hall.feed.available = 1;
    hall.shop = 'hangs';
    const stream = await follow(
      'subscription { mine { product { name } } }',
      {},
      {
        ...liaison,
        expiresAt: new Date(Date.now() + 50),
      },
    );
    expect(await next(stream)).toMatchObject({ errors: [{ extensions: { reason: 'expired' } }] });
  });

  it('ends with the gateway, so that its client comes back', async () => {
    const stream = await follow('subscription { ticks { seq } }');
    const waiting = next(stream);
    await until(() => hall.feed.followers === 1);
    await hall.gateway.close();
    expect(await waiting).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }] });
    expect(await next(stream)).toBe('over');
  });

  it('keeps back what a role may not have: a field of an event, or all of it', async () => {
    hall.feed.available = 1;
    expect(await all(await follow('subscription { ticks(to: 1) { seq note } }'))).toEqual([
      {
        data: { ticks: { seq: 0, note: null } },
        errors: [{ message: expect.any(String), path: ['ticks', 'note'], extensions: { code: 'FORBIDDEN' } }],
      },
    ]);
    expect(await all(await follow('subscription { ticks(to: 1) { note } }', {}, liaison))).toEqual([
      { data: { ticks: { note: 'note 0' } } },
    ]);
    hall.fetches.length = 0;
    expect(await begin('subscription { internal { seq } }')).toMatchObject({
      errors: [{ path: ['internal'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const organiser = { caller: { ...publicCaller, role: 'ORGANISER' as const, subject: 'o' } };
    expect(await begin('subscription { internal { seq } }', {}, organiser)).toMatchObject({
      errors: [{ path: ['internal'], extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await begin('subscription { mine { seq } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(hall.fetches).toEqual([]);
  });

  it('does not tell a value that clients may not know of', async () => {
    hall.feed.available = 4;
    const results = await all(await follow('subscription { ticks(from: 2, to: 4) { kind } }'));
    expect(results).toMatchObject([
      { data: { ticks: { kind: 'EVEN' } } },
      { data: { ticks: { kind: null } }, errors: [{ path: ['ticks', 'kind'] }] },
    ]);
    expect(JSON.stringify(results)).not.toContain('SECRET');
  });

  it.each([
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { tocks { seq } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields at the root',
      'subscription { ticks { seq } more: ticks { seq } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a type’s name at the root', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an alias of the executor', 'subscription { ticks { __x: seq } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a query', '{ hallName }', 'SUBSCRIPTIONS_ONLY'],
    ['a mutation', 'mutation { open }', 'SUBSCRIPTIONS_ONLY'],
    ['a question about the schema', 'subscription { __schema { description } }', 'INTROSPECTION_DISABLED'],
    [
      'too much depth',
      `subscription { ticks ${'{ product '.repeat(17)}{ id }${'}'.repeat(17)} }`,
      'DEPTH_LIMIT_EXCEEDED',
    ],
    ['a skipped root', 'subscription { ticks @skip(if: true) { seq } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two operations without a name',
      'subscription A { ticks { seq } } subscription B { ticks { seq } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('is refused when it is %s', async (_, query, code) => {
    expect(await begin(query)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(hall.feed.followed).toBe(0);
  });

  it('is refused when one event could cost too much, by its variables', async () => {
    await open({ limits: { cost: 50 } });
    hall.feed.available = 1;
    const query = 'subscription ($first: Int!) { ticks(to: 1) { products(first: $first) { name } } }';
    expect(await begin(query, { first: 60 })).toMatchObject({
      errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED', maximum: 50, actual: 61 } }],
    });
    expect(await all(await follow(query, { first: 3 }))).toHaveLength(1);
  });

  it('is refused with variables that do not fit, and none of their values told', async () => {
    const query = 'subscription ($from: Int!) { ticks(from: $from) { seq } }';
    expect(await begin(query)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const refused = await begin(query, { from: '123456782' });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(JSON.stringify(refused)).not.toContain('123456782');
    expect(await begin(query, { from: 1, __proto: 1 })).toMatchObject({
      errors: [{ extensions: { code: 'RESERVED_NAME' } }],
    });
  });

  it('can be named by the id of a trusted document, and no other be sent', async () => {
    const body = 'subscription { ticks(to: 1) { seq } }';
    const id = createHash('sha256').update(body).digest('hex');
    const operations = [{ id, name: 'T', type: 'subscription', body }];
    const manifest = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
    await open({ trustedDocuments: { manifest, only: 'public' } });
    hall.feed.available = 1;
    const followed = await hall.gateway.subscribe({ documentId: id });
    expect(await all(followed as Stream)).toEqual([{ data: { ticks: { seq: 0 } } }]);
    expect(await begin('subscription { ticks { seq } }')).toMatchObject({
      errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
    expect(await hall.gateway.subscribe({ documentId: 'b'.repeat(64) })).toMatchObject({
      errors: [{ extensions: { code: 'DOCUMENT_UNKNOWN' } }],
    });
  });

  it('is refused where only one answer can be given, and the way to follow it named', async () => {
    expect(await hall.gateway.executeOperation({ query: 'subscription { ticks { seq } }' })).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('text/event-stream'),
          extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' },
        },
      ],
    });
    expect(new HubError('SUBSCRIPTION_NEEDS_STREAM').message).toContain('WebSocket');
  });
});
