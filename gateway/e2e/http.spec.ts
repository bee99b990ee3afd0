import { EventEmitter, once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  TokenKeysUnavailableError,
  UnauthenticatedError,
  type VerifiedToken,
} from '@banenbrug/service-common';
import {
  type Federation,
  type TestContext,
  recordingLogger,
  startFederation,
} from './federation/start-federation';

const contexts: TestContext[] = [];
/** Tells of each request that waits, with what ends its waiting. */
const waiting = new EventEmitter<{ one: [release: () => void] }>();

const hello = {
  typeDefs:
    'type Query { hello(name: String): String again(text: String!, times: Int!): String wait: String who: String } type Mutation { write: Int }',
  resolvers: {
    Query: {
      hello: (_: never, { name }: { name?: string }) => `hello ${name ?? 'you'}`,
      again: (_: never, { text, times }: { text: string; times: number }) => text.repeat(times),
      wait: () => new Promise((resolve) => waiting.emit('one', () => resolve('over'))),
      who: (_: never, __: never, context: TestContext) => {
        contexts.push(context);
        return context.token;
      },
    },
    Mutation: { write: () => 1 },
  },
};

const organiser: VerifiedToken = {
  issuer: 'urn:test',
  subject: 'o',
  expiresAt: new Date(8.64e15),
  claims: { banenbrug: { role: 'ORGANISER' } },
};

describe('the gateway over HTTP', () => {
  let federation: Federation;
  let url: string;
  let folder: string;
  const logger = recordingLogger();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banenbrug-page-'));
    const pages = join(folder, 'pages');
    await mkdir(join(pages, 'assets'), { recursive: true });
    await writeFile(join(pages, 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(pages, 'assets', 'page-1a2b.js'), 'export {};');
    await writeFile(join(folder, 'outside.txt'), 'no');
    federation = await startFederation(
      'http',
      { hello },
      {
        http: { maxBodyBytes: 2000 },
        graphiql: { directory: pages, data: { 'examples.json': [{ name: 'Hello', query: '{ hello }' }] } },
        logger,
        verifyToken: async (token) => {
          if (token === 'good') return organiser;
          if (token === 'keyless') throw new TokenKeysUnavailableError(new Error('10.0.0.1 is away'));
          if (token === 'untold') throw new TypeError('The keys cannot be read.');
          throw new UnauthenticatedError('expired');
        },
      },
    );
    ({ url } = await federation.gateway.listen({ port: 0 }));
  });
  afterAll(async () => {
    await federation.close();
    await rm(folder, { recursive: true });
  });

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('answers a POST with variables, and a GET', async () => {
    const posted = await post({
      query: 'query ($n: String) { hello(name: $n) }',
      variables: { n: 'wereld ë' },
    });
    expect(posted.status).toBe(200);
    expect(await posted.json()).toEqual({ data: { hello: 'hello wereld ë' } });
    const got = await fetch(`${url}/graphql?query=${encodeURIComponent('{ hello }')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await got.json()).toEqual({ data: { hello: 'hello you' } });
  });

  it.each([
    ['a short text', 'abc', 1],
    ['a short text with other letters', 'ë€😀\u0080"', 1],
    ['a long text', 'abc', 20_000],
    ['a long text with other letters', 'ë€😀\u0080"', 20_000],
  ])('answers %s byte for byte, and says how long it is', async (_, text, times) => {
    const query = 'query ($text: String!, $times: Int!) { again(text: $text, times: $times) }';
    const answer = await post({ query, variables: { text, times } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString('utf8')).toBe(JSON.stringify({ data: { again: text.repeat(times) } }));
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('forwards token, request id and language to the subgraph', async () => {
    const requestId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await post(
      { query: '{ who }' },
      { authorization: 'Bearer good', 'x-request-id': requestId, 'accept-language': 'nl-NL,en;q=0.5' },
    );
    expect(contexts.at(-1)).toMatchObject({ token: 'good', requestId, language: 'nl' });
    const response = await post({ query: '{ who }' }, { 'x-request-id': 'jan-de-vries' });
    expect(contexts.at(-1)).toMatchObject({ token: null, language: 'en' });
    expect(contexts.at(-1)?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('x-request-id')).toBe(contexts.at(-1)?.requestId);
  });

  it.each([
    ['an expired token', 'Bearer old', 'expired'],
    ['another scheme', 'Basic Z29vZDpnb29k', 'malformed'],
    ['no token after the scheme', 'Bearer ', 'malformed'],
    ['a token with impossible characters', 'Bearer a b', 'malformed'],
  ])('answers 401 and no data to %s, and says of what kind it is', async (_, authorization, reason) => {
    const response = await post({ query: '{ hello }' }, { authorization });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer error="invalid_token", error_description="${reason}"`,
    );
    const answer = (await response.json()) as { data?: unknown; errors: unknown[] };
    expect(answer).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', reason } }],
    });
  });

  it('answers 503, and does not blame the token, when the issuer’s keys cannot be had', async () => {
    const response = await post({ query: '{ hello }' }, { authorization: 'Bearer keyless' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'TOKEN_KEYS_UNAVAILABLE' } }],
    });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers 500, and does not blame the token, when it cannot be judged', async () => {
    const response = await post({ query: '{ hello }' }, { authorization: 'Bearer untold' });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    const requestId = response.headers.get('x-request-id');
    expect(logger.lines).toMatchObject([{ facts: { requestId, fault: { name: 'TypeError' } } }]);
  });

  it.each([
    ['a syntax error', { query: '{ hello' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ goodbye }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a bad variable',
      { query: 'query ($n: String) { hello(name: $n) }', variables: { n: 1 } },
      400,
      'BAD_USER_INPUT',
    ],
    ['no query', {}, 400, undefined],
    ['a batch', [{ query: '{ hello }' }], 400, undefined],
    ['a body that is too long', { query: `{ hello }${' '.repeat(3000)}` }, 413, 'PAYLOAD_TOO_LARGE'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    if (code === undefined) return;
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(answer.errors[0]?.extensions.code).toBe(code);
  });

  it('refuses what a browser would send across origins without asking', async () => {
    const plain = await post('{"query":"{ hello }"}', { 'content-type': 'text/plain' });
    expect(plain.status).toBe(400);
    const bare = await fetch(`${url}/graphql?query={hello}`);
    expect(bare.status).toBe(400);
    expect(await bare.text()).not.toContain('hello you');
  });

  it('runs no mutation by GET', async () => {
    const response = await fetch(`${url}/graphql?query=mutation{write}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
  });

  it('says that it lives and is ready', async () => {
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' });
  });

  it('serves the page, and data beside it', async () => {
    const page = await fetch(url);
    expect(await page.text()).toContain('<title>page</title>');
    const script = await fetch(`${url}/assets/page-1a2b.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await (await fetch(`${url}/examples.json`)).json()).toEqual([
      { name: 'Hello', query: '{ hello }' },
    ]);
  });

  it.each(['/../outside.txt', '/%2e%2e/outside.txt', '/assets/', '/personas.json', '/graphql/x'])(
    'has nothing at %s',
    async (path) => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        httpRequest(`${url}`, { path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    },
  );
});

describe('a gateway that closes', () => {
  it('lets running requests finish, then lets go of the port', async () => {
    const federation = await startFederation('http', { hello });
    const { url } = await federation.gateway.listen({ port: 0 });
    const begun = once(waiting, 'one');
    const running = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ wait }' }),
    });
    const [release] = (await begun) as [() => void];
    const closed = federation.close();
    release();
    expect(await (await running).json()).toEqual({ data: { wait: 'over' } });
    await closed;
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  });

  it('fails to listen on a port that is taken, and may try another', async () => {
    const federation = await startFederation('in-process', { hello });
    const other = await startFederation('in-process', { hello });
    const { port } = await federation.gateway.listen({ port: 0 });
    await expect(other.gateway.listen({ port })).rejects.toThrow('EADDRINUSE');
    const { url } = await other.gateway.listen({ port: 0 });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    await federation.close();
    await other.close();
  });

  it('serves no page when there is none, and says where GraphQL is', async () => {
    const federation = await startFederation('in-process', { hello });
    const { url } = await federation.gateway.listen({ port: 0 });
    const response = await fetch(url);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [
        { message: 'There is nothing here. GraphQL is at /graphql.', extensions: { code: 'NOT_FOUND' } },
      ],
    });
    await federation.close();
  });
});
