import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import {
  fixedClock,
  gatewayFetch,
  observedLogger,
  sensitive,
  signAsGateway,
  testGatewayKeys,
} from '@banenbrug/testkit';
import { DataSource } from 'typeorm';
import { parse } from 'graphql';
import { errorMessage, HubError, UnauthenticatedError } from '../errors';
import { createSubgraph, type RequestContext, type Subgraph } from '../graphql';
import { type Caller, createSignatureVerifier, publicCaller, type VerifiedToken } from '../identity';
import { randomId } from '../ids';
import { serveSubgraph } from './serve-subgraph';
import type { RunningServer } from './start-server';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { who: String! requestId: String! language: String! limit(n: Int!): Int fault: Int forbidden: Int
    nap(ms: Int!): Boolean! gone: Boolean! }
  type Mutation { touch: Int }
`;

const organiser: Caller = { ...publicCaller, role: 'ORGANISER', subject: 'organiser' };
const bsn = sensitive('BSN', '123456782');
const requestId = 'b6a4c7de-0f53-4c1c-9d35-7a0e4f6f1c22';
const json = { 'content-type': 'application/json' };
const verified: VerifiedToken = {
  issuer: 'urn:test',
  subject: 'organiser',
  expiresAt: new Date('2026-06-15T09:00:00Z'),
  claims: { banenbrug: { role: 'ORGANISER' } },
};

describe('a subgraph over HTTP', () => {
  let subgraph: Subgraph;
  let server: RunningServer;
  let isReady = true;
  let executions = 0;
  let sawClientGo = false;
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  const logger = observedLogger('subgraph', log);

  const serve = (): Promise<RunningServer> =>
    serveSubgraph(subgraph, {
      port: 0,
      logger,
      isReady: () => Promise.resolve(isReady),
      verifyToken: async (token) => {
        if (token === 'good') return verified;
        if (token === 'untold') throw runInNewContext(`new TypeError("the keys of ${bsn}")`);
        throw new UnauthenticatedError('expired');
      },
      signatures: createSignatureVerifier({ keys: testGatewayKeys }),
    });
  const post = (body: string, headers: Record<string, string> = {}, path = '/graphql'): Promise<Response> =>
    gatewayFetch(
      server.address.url + path,
      { method: 'POST', body, headers: { ...json, ...headers } },
      'authorization' in headers ? organiser : publicCaller,
    );
  const query = (text: string, headers: Record<string, string> = {}): Promise<Response> =>
    post(JSON.stringify({ query: text }), headers);
  const failureOf = (request: Promise<Response>): Promise<string> =>
    request.then(
      () => 'it was answered',
      (error: Error) => error.message,
    );
  const codes = async (response: Response): Promise<string[]> => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return errors.map(({ extensions }) => extensions.code);
  };

  beforeAll(async () => {
    subgraph = createSubgraph(
      {
        name: 'toy',
        sdl,
        createContext: (base) => {
          executions += 1;
          return base;
        },
        resolvers: {
          Query: {
            who: (_: unknown, __: unknown, { caller }: RequestContext) => caller.subject ?? 'nobody',
            requestId: (_: unknown, __: unknown, context: RequestContext) => context.requestId,
            language: (_: unknown, __: unknown, context: RequestContext) => context.language,
            limit: (_: unknown, { n }: { n: number }) => n,
            fault: () => Promise.reject(new Error(`secret ${bsn}`)),
            forbidden: () => Promise.reject(new HubError('FORBIDDEN')),
            nap: (_: unknown, { ms }: { ms: number }) => wait(ms, true, { ref: false }),
            gone: async (_: unknown, __: unknown, { signal }: RequestContext) => {
              await new Promise((resolve) => signal?.addEventListener('abort', resolve));
              sawClientGo = true;
              return true;
            },
          },
          Mutation: { touch: () => 1 },
        },
      },
      {
        // Never connected: no field of this subgraph reads.
        dataSource: new DataSource({ type: 'postgres' }),
        clock: fixedClock('2026-06-15T08:00:00Z'),
        createId: randomId,
        logger,
      },
    );
    server = await serve();
  });
  beforeEach(() => {
    logged.length = 0;
    executions = 0;
    isReady = true;
  });
  afterAll(() => server.drain(100));

  it.each([
    ['{ who limit(n: 1) }', undefined],
    ['query ($n: Int!) { limit(n: $n) }', { n: 3 }],
    ['query ($n: Int!) { limit(n: $n) }', { n: 'x' }],
    ['query ($n: Int!) { limit(n: $n) }', {}],
    ['{ forbidden who }', undefined],
    ['{ a: fault b: forbidden }', undefined],
    ['mutation { touch }', undefined],
    ['{ __typename }', undefined],
    ['{ _service { sdl } }', undefined],
  ])('answers %s with %j as it does inside a process', async (text, variables) => {
    const inside = await subgraph.execute({
      document: parse(text),
      ...(variables ? { variables } : {}),
      caller: organiser,
      requestId,
      language: 'nl',
    });
    const outside = await post(JSON.stringify({ query: text, variables }), {
      authorization: 'Bearer good',
      'x-request-id': requestId,
      'accept-language': 'nl',
    });
    expect(outside.status).toBe(200);
    expect(await outside.json()).toEqual(JSON.parse(JSON.stringify(inside)));
  });

  it('takes caller, language and request id from the headers', async () => {
    const headers = { authorization: 'bearer good', 'accept-language': 'nl-NL', 'x-request-id': requestId };
    expect(await (await query('{ who requestId language }', headers)).json()).toEqual({
      data: { who: 'organiser', requestId, language: 'nl' },
    });
  });

  it.each(['', 'a b', 'jan-de-vries', '998877665', 'x'.repeat(65), "1'; drop"])(
    'makes an id of its own in place of %j',
    async (sent) => {
      const answer = await (await query('{ who requestId }', { 'x-request-id': sent })).json();
      expect(answer).toEqual({
        data: { who: 'nobody', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
    },
  );

  it.each(['Bearer bad', 'Bearer', 'Bearer a b', 'Basic good', '', 'good'])(
    'answers 401 to the authorization %j, and executes nothing',
    async (authorization) => {
      const answer = await query('{ who }', { authorization, 'x-request-id': requestId });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('x-request-id')).toBe(requestId);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      const body: unknown = await answer.json();
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(body).not.toHaveProperty('data');
      expect(executions).toBe(0);
    },
  );

  it('blames itself, and not the token, when it cannot judge it', async () => {
    const answer = await query('{ who }', { authorization: 'Bearer untold', 'accept-language': 'nl' });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: errorMessage('INTERNAL_SERVER_ERROR', 'nl'),
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    const requestId = answer.headers.get('x-request-id');
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(logged).toEqual([
      [{ requestId, fault: { name: 'TypeError', frames: expect.any(Array) } }, expect.any(String)],
    ]);
    expect(JSON.stringify(logged)).not.toContain(bsn);
    expect(executions).toBe(0);
  });

  it.each(['{', '', '{"query": "{ who }"', '\u0000'])('answers 400 to the body %j', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await codes(answer)).toEqual(['BAD_REQUEST']);
  });

  it.each([
    'null',
    '1',
    '"{ who }"',
    '[]',
    '[{"query": "{ who }"}]',
    '{}',
    '{"query": 1}',
    '{"query":"{ who }","variables":1}',
  ])('answers 400 to the JSON %s, which is no request', async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(executions).toBe(0);
    expect(logged).toEqual([]);
  });

  it('answers 400 to bytes that are no UTF-8', async () => {
    const answer = await gatewayFetch(`${server.address.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: Buffer.from([0x7b, 0xff, 0x7d]),
    });
    expect(answer.status).toBe(400);
  });

  it('answers 413 to a body over the limit, whether or not its length was told', async () => {
    const body = JSON.stringify({ query: '{ who }', variables: { pad: 'x'.repeat(8 * 1024 * 1024) } });
    expect((await post(body)).status).toBe(413);
    const pieces = new Blob([body]).stream();
    const untold = await gatewayFetch(`${server.address.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect(untold.status).toBe(413);
    expect(await codes(untold)).toEqual(['PAYLOAD_TOO_LARGE']);
    expect(executions).toBe(0);
  });

  it('refuses what a page of another site could send without being asked', async () => {
    const target = `${server.address.url}/graphql`;
    const text = await gatewayFetch(target, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ who }"}',
    });
    const get = await gatewayFetch(`${target}?query=${encodeURIComponent('{ who }')}`);
    expect([text.status, get.status]).toEqual([400, 400]);
    expect(executions).toBe(0);
  });

  it('does not let a GET change anything', async () => {
    const target = `${server.address.url}/graphql?query=${encodeURIComponent('mutation { touch }')}`;
    expect((await gatewayFetch(target, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(405);
    expect(executions).toBe(0);
  });

  it.each([
    ['a value of another type', `{ limit(n: "${bsn}") }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown field', `{ bsn${bsn} }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['what is no GraphQL', `{ ${bsn} }`, 'GRAPHQL_PARSE_FAILED'],
    ['introspection', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses %s, and repeats nothing of it', async (_, text, code) => {
    const answer = await query(text);
    expect(answer.status).toBe(400);
    const body = await answer.text();
    expect(body).toContain(code);
    expect(body).not.toMatch(/123456782|__schema/);
    expect(executions).toBe(0);
  });

  it('keeps the language of what the subgraph itself refuses', async () => {
    const answer = await query('subscription { who }', { 'accept-language': 'nl' });
    expect(await answer.json()).toMatchObject({
      errors: [
        { message: 'De vraag past niet bij het schema.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ],
    });
  });

  it('sends no cause and no stack of a fault', async () => {
    const body = await (await query('{ fault }')).text();
    expect(body).not.toMatch(/123456782|stack|\.ts/);
    expect(JSON.stringify(logged)).not.toContain(bsn);
    expect(logged).toHaveLength(1);
  });

  it('tells the operation when its client has gone, and logs no fault', async () => {
    const gone = new AbortController();
    const request = gatewayFetch(`${server.address.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: '{"query":"{ gone }"}',
      signal: gone.signal,
    });
    const outcome = failureOf(request);
    while (executions === 0) await wait(5);
    gone.abort();
    expect(await outcome).toMatch(/abort/i);
    while (!sawClientGo) await wait(5);
    expect(logged).toEqual([]);
  });

  it('logs no fault when a client leaves in the middle of its request', async () => {
    const { host, port } = server.address;
    const socket = connect(port, host);
    await new Promise((resolve) => socket.once('connect', resolve));
    const signed = signAsGateway(
      { method: 'POST', target: '/graphql', authorization: undefined, body: '{' },
      publicCaller,
    );
    const headers = { host: 'x', 'content-type': 'application/json', 'content-length': '100', ...signed };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(`POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n{`);
    await wait(30);
    socket.destroy();
    await wait(30);
    expect(logged).toEqual([]);
    expect((await query('{ who }')).status).toBe(200);
  });

  it('says how it is, and that there is nothing elsewhere', async () => {
    const get = async (path: string): Promise<[number, unknown]> => {
      const answer = await fetch(server.address.url + path);
      return [answer.status, await answer.json()];
    };
    expect(await get('/health')).toEqual([200, { status: 'ok' }]);
    expect(await get('/ready?now')).toEqual([200, { status: 'ready' }]);
    isReady = false;
    expect(await get('/ready')).toEqual([503, { status: 'not ready' }]);
    expect(await get('/health')).toEqual([200, { status: 'ok' }]);
    expect(await get('/graphql/more')).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });

  it('says with every answer that it is data and nothing to keep', async () => {
    const answers = [
      await query('{ who }'),
      await query('{'),
      await post('{'),
      await fetch(`${server.address.url}/x`),
    ];
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      // No browser comes here, and the gateway would read the rest with every fetch.
      expect(headers.has('content-security-policy')).toBe(false);
    }
  });

  it('refuses JSON that is nested too deep', async () => {
    const answer = await post(`{"query":"{ who }","variables":{"a":${'['.repeat(1000)}`);
    expect(answer.status).toBe(400);
    expect(await codes(answer)).toEqual(['JSON_TOO_DEEP']);
    expect(executions).toBe(0);
  });

  it('lets running requests finish when it drains, then refuses', async () => {
    const draining = await serve();
    const request = gatewayFetch(`${draining.address.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: '{"query":"{ nap(ms: 150) }"}',
    });
    while (executions === 0) await wait(5);
    const started = Date.now();
    await draining.drain(5000);
    // The client would keep its connection for as long as it may.
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await (await request).json()).toEqual({ data: { nap: true } });
    await expect(fetch(`${draining.address.url}/health`)).rejects.toThrow(/fetch failed/);
  });

  it('goes on taking requests within its notice, while it says that no more should come', async () => {
    const draining = await serve();
    const drained = draining.drain(5000, 1500);
    const ready = await fetch(`${draining.address.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }]);
    const answer = await gatewayFetch(`${draining.address.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await drained;
    await expect(fetch(`${draining.address.url}/health`)).rejects.toThrow(/fetch failed/);
  });

  it('cuts off what outlasts the grace period', async () => {
    const draining = await serve();
    const request = gatewayFetch(`${draining.address.url}/graphql`, {
      method: 'POST',
      headers: json,
      body: '{"query":"{ nap(ms: 2000) }"}',
    });
    const outcome = failureOf(request);
    while (executions === 0) await wait(5);
    const started = Date.now();
    await draining.drain(50);
    expect(await outcome).toMatch(/fetch failed/);
    expect(Date.now() - started).toBeLessThan(1500);
  });

  it('says that its port is taken', async () => {
    await expect(
      serveSubgraph(subgraph, {
        port: server.address.port,
        logger,
        isReady: () => Promise.resolve(true),
        verifyToken: () => Promise.resolve(verified),
        signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
