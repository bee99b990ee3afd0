import fc from 'fast-check';
import { recordingLogger } from '../federation/start-federation';
import { until } from './feed';
import { type Asked, type Follower, type Got, follow, protocols } from './followers';
import { type Hall, type HallOptions, hallSupergraph, openHall } from './start-hall';

describe.each(protocols)('a subscription over %s', (protocol) => {
  let hall: Hall;
  let url: string;
  const logger = recordingLogger();
  const open = async (options: HallOptions = {}): Promise<void> => {
    await hall?.close();
    hall = await openHall({ logger, ...options });
    ({ url } = await hall.gateway.listen({ port: 0 }));
  };
  beforeEach(() => open());
  afterEach(async () => {
    await hall.close();
    await until(() => hall.feed.followers === 0);
  });

  const begin = (query: string, asked: Omit<Asked, 'query'> = {}): Promise<Follower> =>
    follow(protocol, url, { query, ...asked });
  const all = async (follower: Follower): Promise<Got[]> => {
    const seen: Got[] = [];
    for (;;) {
      const got = await follower.next();
      seen.push(got);
      if (got.type !== 'next') return seen;
    }
  };
  const data = (value: object): object => ({ type: 'next', result: { data: value } });
  const complete = { type: 'complete' };
  /** What is expected of the one protocol or of the other. */
  const either = <T>(sse: T, ws: T): T => (protocol === 'sse' ? sse : ws);
  const closed = (code: number, reason: string): object => ({ type: 'closed', code, reason });
  /** A last result with an error. */
  const ended = (extensions: object): object => ({ type: 'next', result: { errors: [{ extensions }] } });
  /** Waits for the subscription to be followed in the subgraph. */
  const followed = (): Promise<void> => until(() => hall.feed.followers === 1);

  it('brings events with what other subgraphs add, and completes', async () => {
    hall.feed.available = 3;
    const follower = await begin(
      'subscription Named($to: Int) { t: ticks(from: 1, to: $to) { ...A } } fragment A on Tick { id: seq product { n: name } }',
      { variables: { to: 3 }, operationName: 'Named' },
    );
    expect(await all(follower)).toEqual([
      data({ t: { id: 1, product: { n: 'Product 1' } } }),
      data({ t: { id: 2, product: { n: 'Product 2' } } }),
      complete,
    ]);
  });

  it('goes on when another supergraph takes the place of the one it began with', async () => {
    const follower = await begin('subscription { ticks(to: 3) { seq product { name } } }');
    await followed();
    for (const seq of [0, 1, 2]) {
      await hall.gateway.replaceSupergraph(`# version ${seq}\n${hallSupergraph()}`);
      hall.feed.available = seq + 1;
      expect(await follower.next()).toEqual(data({ ticks: { seq, product: { name: `Product ${seq}` } } }));
    }
    expect(await follower.next()).toEqual(complete);
    const later = await begin('subscription { ticks(to: 1) { seq } }');
    expect(await all(later)).toEqual([data({ ticks: { seq: 0 } }), complete]);
  });

  it('brings an event while the next is still to come', async () => {
    const follower = await begin('subscription { ticks { seq } }');
    await followed();
    for (const seq of [0, 1, 2]) {
      hall.feed.available = seq + 1;
      expect(await follower.next()).toEqual(data({ ticks: { seq } }));
    }
    hall.feed.end();
    expect(await follower.next()).toEqual(complete);
  });

  it('speaks for the subject of the token', async () => {
    hall.feed.available = 1;
    const query = 'subscription { mine(to: 1) { note } }';
    expect(await all(await begin(query, { token: 'liaison' }))).toEqual([
      data({ mine: { note: 'note 0' } }),
      complete,
    ]);
    expect(await all(await begin(query, { token: 'organiser' }))).toMatchObject([
      { result: { data: { mine: { note: null } }, errors: [{ extensions: { code: 'FORBIDDEN' } }] } },
      complete,
    ]);
  });

  it.each([
    ['a denied root', 'subscription { mine { seq } }', 401, 'UNAUTHENTICATED'],
    ['an invalid document', 'subscription { nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['no GraphQL', 'subscription', 400, 'GRAPHQL_PARSE_FAILED'],
    ['an empty document', '', 400, 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ hallName }', 400, 'SUBSCRIPTIONS_ONLY'],
    ['a mutation', 'mutation { open }', 400, 'SUBSCRIPTIONS_ONLY'],
    [
      'too long a document',
      `subscription { ticks { seq } } # ${' '.repeat(50_000)}`,
      413,
      'DOCUMENT_TOO_LARGE',
    ],
  ])('refuses %s, and follows nothing', async (_, query, status, code) => {
    const follower = await begin(query);
    expect(await follower.next()).toMatchObject({
      type: 'refused',
      status: either<number | null>(status, null),
      errors: [{ extensions: { code } }],
    });
    expect(hall.feed.followed).toBe(0);
    expect(hall.fetches).toEqual([]);
  });

  it('refuses variables and names of another type than they have', async () => {
    const query = 'subscription { ticks { seq } }';
    const seen: unknown[] = [];
    for (const asked of [{ variables: [1] }, { variables: 'a' }, { operationName: 7 }]) {
      seen.push(await (await begin(query, asked)).next());
    }
    const refused = { type: 'refused', errors: [{ extensions: { code: 'BAD_REQUEST' } }] };
    // The library closes a connection whose message has another form than the protocol says.
    const malformed = { type: 'closed', code: 4400 };
    expect(seen).toMatchObject(
      either<object[]>([refused, refused, refused], [malformed, malformed, malformed]),
    );
    expect(hall.feed.followed).toBe(0);
  });

  it('refuses a token that is not good', async () => {
    const got = await (await begin('subscription { ticks { seq } }', { token: 'forged' })).next();
    const extensions = { code: 'UNAUTHENTICATED', reason: 'invalid' };
    expect(got).toMatchObject(
      either<object>({ status: 401, errors: [{ extensions }] }, closed(4401, 'UNAUTHENTICATED: invalid')),
    );
  });

  it('refuses a subject that was granted nothing', async () => {
    await open({ accessFrom: { subgraph: 'regions' } });
    const got = await (await begin('subscription { ticks { seq } }', { token: 'mapped' })).next();
    const errors = [{ extensions: { code: 'NO_ACCESS' } }];
    expect(got).toMatchObject(either<object>({ status: 403, errors }, closed(4403, 'NO_ACCESS')));
  });

  it('ends when the token ends, not before and not after', async () => {
    const follower = await begin('subscription { mine { seq } }', { token: 'brief' });
    await followed();
    hall.feed.available = 1;
    expect(await follower.next()).toEqual(data({ mine: { seq: 0 } }));
    expect(await all(follower)).toMatchObject(
      either<object[]>(
        [ended({ code: 'UNAUTHENTICATED', reason: 'expired' }), complete],
        [closed(4401, 'UNAUTHENTICATED: expired')],
      ),
    );
    await until(() => hall.feed.followers === 0);
  });

  it('ends when the subject is removed, or may do something else, and is asked about no more', async () => {
    await open({ accessFrom: { subgraph: 'regions' }, http: { subscriptions: { recheckMs: 20 } } });
    const liaison = { role: 'LIAISON' as const, employerIds: [], deskId: null, regions: [] };
    hall.regions.answer = { isRevoked: false, grants: [liaison] };
    const changes: [typeof hall.regions.answer, string, number][] = [
      [{ isRevoked: true, grants: [liaison] }, 'UNAUTHENTICATED', 4401],
      [{ isRevoked: false, grants: [{ ...liaison, role: 'ADMIN' as const }] }, 'FORBIDDEN', 4403],
      [{ isRevoked: false, grants: [] }, 'NO_ACCESS', 4403],
    ];
    for (const [change, code, closing] of changes) {
      hall.regions.answer = { isRevoked: false, grants: [liaison] };
      const follower = await begin('subscription { mine { seq } }', { token: 'mapped' });
      await followed();
      const before = hall.regions.asked.length;
      await until(() => hall.regions.asked.length > before + 2);
      hall.regions.answer = change;
      const [got] = await all(follower);
      expect(got).toMatchObject(
        either<object>(ended({ code }), {
          type: 'closed',
          code: closing,
          reason: expect.stringContaining(code),
        }),
      );
      await until(() => hall.feed.followers === 0);
    }
  });

  it('ends with an error, and completes, when its subgraph breaks off', async () => {
    const follower = await begin('subscription { ticks { seq } }');
    await followed();
    hall.feed.break(new Error('10.0.0.7 is away'));
    expect(await all(follower)).toMatchObject([
      { result: { errors: [{ extensions: { code: 'SUBGRAPH_BAD_RESPONSE', service: 'hall' } }] } },
      complete,
    ]);
  });

  it('leaves its subgraph at once when the client has enough', async () => {
    const follower = await begin('subscription { ticks { seq } }');
    await followed();
    expect(hall.feed.followers).toBe(1);
    follower.leave();
    await until(() => hall.feed.followers === 0);
  });

  it('takes no more of a caller than allowed, and any number one after the other', async () => {
    await open({ http: { subscriptions: { perCaller: 2, inAll: protocol === 'ws' ? 4 : 3 } } });
    const query = 'subscription { mine { seq } }';
    const [first] = [await begin(query, { token: 'liaison' }), await begin(query, { token: 'liaison' })];
    await until(() => hall.feed.followers === 2);
    expect(await (await begin(query, { token: 'liaison' })).next()).toMatchObject({
      status: either<number | null>(429, null),
      errors: [{ extensions: { code: 'SUBSCRIPTION_LIMIT_EXCEEDED', maximum: 2 } }],
    });
    await begin(query, { token: 'organiser' });
    await until(() => hall.feed.followers === 3);
    // The next is too many in all. Connections count as well, that of the refused one among them.
    const fourth = await begin(query, { token: 'organiser' }).then(
      (follower) => follower.next(),
      (error: Error) => error.message,
    );
    const busy = { code: 'SUBSCRIPTIONS_BUSY', retryAfterSeconds: 30 };
    const wanted = either<unknown>(
      expect.objectContaining({ status: 503, errors: [expect.objectContaining({ extensions: busy })] }),
      'refused with 503',
    );
    expect(fourth).toEqual(wanted);
    first?.leave();
    await until(() => hall.feed.followers === 2);
  });

  it('gives back the places of what was refused', async () => {
    await open({ http: { subscriptions: { perCaller: 1 } } });
    for (const query of ['subscription { nothing }', '{ hallName }', 'subscription { internal { seq } }']) {
      expect(await (await begin(query, { token: 'organiser' })).next()).toMatchObject({ type: 'refused' });
    }
    hall.feed.available = 1;
    expect(
      await all(await begin('subscription { mine(to: 1) { seq } }', { token: 'organiser' })),
    ).toHaveLength(2);
  });

  it('takes each beginning from the budget of its caller', async () => {
    await open({ http: { rateLimits: { public: 100, authenticated: 3 } } });
    hall.feed.available = 1;
    const limited: Got[] = [];
    for (let count = 0; count < 4 && limited.length === 0; count += 1) {
      const got = await all(await begin('subscription { mine(to: 1) { seq } }', { token: 'liaison' }));
      if (got[0]?.type !== 'next') limited.push(...got);
    }
    // A connection counts once, each subscription on it too.
    expect(limited).toMatchObject([
      {
        type: 'refused',
        status: either<number | null>(429, null),
        errors: [{ extensions: { code: 'RATE_LIMITED', limit: 3 } }],
      },
    ]);
    const after = await (await begin('subscription { mine { seq } }', { token: 'liaison' })).next();
    expect(after).toMatchObject(either<object>({ status: 429 }, closed(1013, 'RATE_LIMITED')));
  });

  it('gives an error in place of an event that is too long, and goes on', async () => {
    await open({ http: { maxResponseBytes: 2000 } });
    hall.feed.filling = 'é'.repeat(1200);
    hall.feed.available = 1;
    const follower = await begin('subscription { ticks { text } }');
    expect(await follower.next()).toMatchObject({
      result: { errors: [{ extensions: { code: 'RESPONSE_TOO_LARGE', maximum: 2000 } }] },
    });
    hall.feed.filling = '';
    hall.feed.available = 2;
    expect(await follower.next()).toEqual(data({ ticks: { text: '1' } }));
  });

  it('ends when the gateway stops, so that its client comes back, and does not hold it up', async () => {
    const follower = await begin('subscription { ticks { seq } }');
    await followed();
    const closing = hall.gateway.close();
    expect(await all(follower)).toMatchObject(
      either<object[]>(
        [ended({ code: 'SUBSCRIPTION_INTERRUPTED' }), complete],
        [closed(1001, 'SUBSCRIPTION_INTERRUPTED')],
      ),
    );
    await closing;
  });

  it('brings every event, once and in order, however they come', async () => {
    const bursts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(bursts, fc.integer({ min: 0, max: 30_000 }), async (sizes, length) => {
        const start = hall.feed.available;
        const count = sizes.reduce((sum, size) => sum + size, 0);
        hall.feed.filling = 'x'.repeat(length);
        const follower = await begin(
          'subscription ($from: Int!, $to: Int!) { ticks(from: $from, to: $to) { seq text } }',
          {
            variables: { from: start, to: start + count },
          },
        );
        const seen = all(follower);
        for (const size of sizes) {
          await until(() => hall.feed.followers === 1);
          hall.feed.available += size;
          await new Promise((resolve) => setImmediate(resolve));
        }
        const got = await seen;
        expect(got.pop()).toEqual(complete);
        expect(got).toEqual(
          Array.from({ length: count }, (_, index) =>
            data({ ticks: { seq: start + index, text: `${start + index}${'x'.repeat(length)}` } }),
          ),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('logs no fault of its own in all this', () => {
    const messages = logger.lines.map(({ message }) => message);
    expect(
      messages.filter((message) => /could not be (handled|begun)|outside GraphQL/.test(message)),
    ).toEqual([]);
  });
});
