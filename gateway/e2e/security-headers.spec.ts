import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnauthenticatedError } from '@banenbrug/service-common';
import type { GatewayOptions } from '../src/gateway-options';
import { type Federation, startFederation } from './federation/start-federation';

const hello = {
  typeDefs: 'type Query { hello: String } type Mutation { write: Int }',
  resolvers: { Query: { hello: () => 'hello' }, Mutation: { write: () => 1 } },
};

type Headers = Readonly<Record<string, string | string[] | undefined>>;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every answer says, whatever it is. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
};

/** What data says beside. */
const asData = { ...always, 'content-security-policy': dataPolicy, 'cache-control': 'no-store' };

describe('the security headers', () => {
  const open: Federation[] = [];
  let folder: string;
  let url: string;

  async function start(options: Partial<GatewayOptions> = {}): Promise<string> {
    const federation = await startFederation(
      'in-process',
      { hello },
      { verifyToken: () => Promise.reject(new UnauthenticatedError('invalid')), ...options },
    );
    open.push(federation);
    return (await federation.gateway.listen({ port: 0 })).url;
  }

  async function ask(
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
    base = url,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      httpRequest(base + path, { method, headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      })
        .on('error', reject)
        .end(body);
    });
  }

  /** What a server answers to bytes that need not be HTTP. */
  async function send(bytes: string): Promise<Answer & { readonly text: string }> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    let text = '';
    for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
    const [head = '', body = ''] = text.split('\r\n\r\n', 2);
    const [line = '', ...fields] = head.split('\r\n');
    const headers = fields.map((field) => field.split(': ', 2) as [string, string]);
    return { status: Number(line.split(' ')[1]), headers: Object.fromEntries(headers), text: body };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banenbrug-page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(folder, 'about.html'), '<!doctype html><title>about</title>');
    await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'page-1a2b.css'), 'a {}');
    await writeFile(join(folder, 'licences.txt'), 'free');
    url = await start({
      http: { maxBodyBytes: 1000, maxResponseBytes: 600, rateLimits: { public: 40, authenticated: 1 } },
      graphiql: { directory: folder, data: { 'examples.json': [] } },
    });
  });
  afterAll(async () => {
    await Promise.all(open.map((federation) => federation.close()));
    await rm(folder, { recursive: true });
  });

  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = {}) =>
    ({ method: 'POST', headers: { ...json, ...headers }, body }) as const;

  it.each([
    ['an answer', 200, '/graphql', post('{"query":"{ hello }"}')],
    ['an error', 400, '/graphql', post('{"query":"{ goodbye }"}')],
    ['no request', 400, '/graphql', post('{}')],
    ['no JSON', 400, '/graphql', post('{')],
    ['a bad token', 401, '/graphql', post('{}', { authorization: 'Bearer bad' })],
    ['what a form could send', 400, '/graphql', { method: 'POST', body: '{"query":"{ hello }"}' }],
    ['a mutation by GET', 405, '/graphql?query=mutation{write}', { headers: json }],
    ['another method', 405, '/graphql', { method: 'PUT', headers: json, body: '{}' }],
    ['HEAD', 405, '/graphql?query={hello}', { method: 'HEAD', headers: json }],
    ['OPTIONS of nobody', 400, '/graphql', { method: 'OPTIONS' }],
    ['too long a body', 413, '/graphql', post(' '.repeat(2000))],
    [
      'too long an answer',
      422,
      '/graphql',
      post('{"query":"{ __schema { types { name fields { name } } } }"}'),
    ],
    ['an unknown expectation', 400, '/graphql', post('{', { expect: 'tea' })],
    ['another path', 404, '/graphql/more', {}],
    ['health', 200, '/health', {}],
    ['readiness', 200, '/ready', {}],
    ['data beside the page', 200, '/examples.json', {}],
  ] as const)('of the answer to %s (%d) are those of data', async (what, status, path, request) => {
    const { headers, ...answer } = await ask(path, request);
    expect(answer.status).toBe(status);
    const cached = what === 'data beside the page' ? { 'cache-control': 'no-cache' } : {};
    expect(headers).toMatchObject({ ...asData, ...cached });
    for (const name of ['x-powered-by', 'server', 'strict-transport-security']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('are those of data when a caller asks too often', async () => {
    const base = await start({ http: { rateLimits: { public: 1, authenticated: 1 } } });
    await ask('/graphql', post('{}'), base);
    const { status, headers } = await ask('/graphql', post('{}'), base);
    expect(status).toBe(429);
    expect(headers).toMatchObject(asData);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a request to no host', 'GET /graphql HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'headers that are too long',
      `GET / HTTP/1.1\r\nhost: a\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'two lengths of one body',
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
      'BAD_REQUEST',
    ],
  ])('are those of data when %s is sent', async (_, bytes, status, code) => {
    const answer = await send(bytes);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(asData);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it.each(['/', '/?query={hello}', '/index.html', '/about.html'])(
    'let the page at %s load what is its own, and relax its styles alone',
    async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject(always);
      const policy = new Map(
        String(headers['content-security-policy'])
          .split('; ')
          .map((directive) => [directive.split(' ', 1)[0], directive.split(' ').slice(1).join(' ')]),
      );
      expect(Object.fromEntries(policy)).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self' 'unsafe-inline'",
        'font-src': "'self'",
        'img-src': "'self' data:",
        'connect-src': "'self'",
        'worker-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      });
    },
  );

  it('relax nothing for the files of the page', async () => {
    for (const path of ['/assets/page-1a2b.js', '/assets/page-1a2b.css', '/licences.txt', '/examples.json']) {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject(always);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|data:|blob:|\*|http/);
    }
  });

  describe('behind a proxy', () => {
    const overTls = { headers: { 'x-forwarded-proto': 'https' } };
    const field = 'strict-transport-security';

    it('ask for HTTPS from then on, when the client came by it', async () => {
      const base = await start({ http: { trustedProxies: 1 }, graphiql: { directory: folder } });
      for (const path of ['/', '/graphql', '/health', '/nothing']) {
        const { headers } = await ask(path, overTls, base);
        expect(headers[field]).toBe('max-age=31536000');
      }
      expect((await ask('/', { headers: { 'x-forwarded-proto': 'http' } }, base)).headers).not.toHaveProperty(
        field,
      );
      expect((await ask('/', {}, base)).headers).not.toHaveProperty(field);
    });

    it('do not where no proxy is trusted', async () => {
      expect((await ask('/', overTls)).headers).not.toHaveProperty(field);
    });
  });
});

describe('the schema and the page', () => {
  const introspection = '{"query":"{ __schema { queryType { name } } }"}';
  const askSchema = async (url: string): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: introspection,
    });

  it('are not there unless they are turned on', async () => {
    const federation = await startFederation('in-process', { hello }, { introspection: undefined });
    const { url } = await federation.gateway.listen({ port: 0 });
    const response = await askSchema(url);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('queryType');
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toMatch(/^application\/json/);
    await federation.close();
  });

  it('are there when they are', async () => {
    const federation = await startFederation('in-process', { hello }, { introspection: true });
    const { url } = await federation.gateway.listen({ port: 0 });
    expect(await (await askSchema(url)).json()).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    await federation.close();
  });
});
