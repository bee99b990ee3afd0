import { type Federation, startFederation } from './federation/start-federation';

let executions = 0;

const hello = {
  typeDefs: 'type Query { hello: String } type Mutation { write: Int }',
  resolvers: {
    Query: {
      hello: () => {
        executions += 1;
        return 'hello';
      },
    },
    Mutation: {
      write: () => {
        executions += 1;
        return 1;
      },
    },
  },
};

const portal = 'https://portal.example.nl';
const foreign = [
  'https://evil.example.nl',
  'http://portal.example.nl',
  'https://portal.example.nl:8443',
  'https://portal.example.nl.evil.example',
  'https://a.portal.example.nl',
  'https://PORTAL.example.nl',
  'null',
];

describe('web pages of other origins', () => {
  let federation: Federation;
  let url: string;
  beforeAll(async () => {
    federation = await startFederation(
      'in-process',
      { hello },
      {
        http: {
          corsOrigins: [portal, 'http://localhost:5173'],
          rateLimits: { public: 100, authenticated: 1 },
        },
      },
    );
    ({ url } = await federation.gateway.listen({ port: 0 }));
  });
  afterAll(() => federation.close());
  beforeEach(() => {
    executions = 0;
  });

  const preflight = (origin: string, path = '/graphql'): Promise<Response> =>
    fetch(url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  const ask = (headers: Record<string, string>, query = '{ hello }'): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  /** What an answer tells a browser about other origins. */
  const told = ({ headers }: Response): Record<string, string> =>
    Object.fromEntries([...headers].filter(([name]) => /^(access-control-|vary$)/.test(name)));

  it.each([portal, 'http://localhost:5173'])(
    'of the allowed origin %s may ask, in two ways',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.status).toBe(204);
      expect(await response.text()).toBe('');
      expect(told(response)).toEqual({
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers':
          'accept-language, banenbrug-acting-for, apollo-require-preflight, authorization, content-type, x-request-id',
        'access-control-max-age': '600',
      });
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('of an allowed origin may send files, by PUT and with the header of a ticket', async () => {
    const path = '/uploads/candidates/b6a4c7de-0f53-4c1c-9d35-7a0e4f6f1c22';
    const response = await preflight(portal, path);
    expect(response.status).toBe(204);
    expect(told(response)).toMatchObject({
      'access-control-allow-origin': portal,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': expect.stringContaining('authorization'),
    });
    expect((await preflight('https://evil.example.nl', path)).status).toBe(403);
    const refused = await fetch(url + path, { method: 'PUT', headers: { origin: portal } });
    expect(told(refused)['access-control-allow-origin']).toBe(portal);
  });

  it.each(['/downloads/agreements/b6a4c7de-0f53-4c1c-9d35-7a0e4f6f1c22', '/feeds/agreements/a.ics'])(
    'of an allowed origin may fetch %s, by GET',
    async (path) => {
      expect(told(await preflight(portal, path))).toMatchObject({
        'access-control-allow-origin': portal,
        'access-control-allow-methods': 'GET',
      });
      expect((await preflight('https://evil.example.nl', path)).status).toBe(403);
    },
  );

  it('of an allowed origin may read the answer, and how they stand', async () => {
    const response = await ask({ origin: portal });
    expect(await response.json()).toEqual({ data: { hello: 'hello' } });
    expect(told(response)).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': portal,
      'access-control-expose-headers':
        'content-disposition, ratelimit, ratelimit-policy, retry-after, x-request-id',
    });
  });

  it('of an allowed origin may read refusals too', async () => {
    for (const refused of [
      await ask({ origin: portal }, '{'),
      await ask({ origin: portal, authorization: 'no' }),
    ]) {
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(told(refused)['access-control-allow-origin']).toBe(portal);
    }
  });

  it.each(foreign)('of %s are told nothing, and refused when they ask first', async (origin) => {
    const response = await preflight(origin);
    expect(response.status).toBe(403);
    expect(told(response)).toEqual({ vary: 'Origin' });
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'ORIGIN_NOT_ALLOWED' } }],
    });
    expect(told(await ask({ origin }))).toEqual({ vary: 'Origin' });
  });

  it('are nothing that a program without a browser has to do with', async () => {
    const response = await ask({});
    expect(response.status).toBe(200);
    expect(told(response)).toEqual({ vary: 'Origin' });
  });

  it('never reach health, readiness and what is not there', async () => {
    for (const path of ['/health', '/ready', '/nothing']) {
      expect(told(await fetch(url + path, { headers: { origin: portal } }))).toEqual({});
      expect(told(await preflight(portal, path))).toEqual({});
    }
  });

  it('are not allowed unless they are named', async () => {
    const closed = await startFederation('in-process', { hello });
    const { url: other } = await closed.gateway.listen({ port: 0 });
    const response = await fetch(`${other}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: portal, 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(403);
    expect(told(response)).toEqual({ vary: 'Origin' });
    await closed.close();
  });

  describe('that ask without asking first', () => {
    const form = 'query=%7B+hello+%7D';
    const multipart = [
      '--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ hello }"}',
      '\r\n--b\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}\r\n--b--\r\n',
    ].join('');

    it.each([
      ['text/plain', '{"query":"{ hello }"}'],
      ['text/plain; charset=utf-8', '{"query":"mutation { write }"}'],
      ['application/x-www-form-urlencoded', form],
      ['multipart/form-data; boundary=b', multipart],
      ['', '{"query":"{ hello }"}'],
      ['text/plain; application/json', '{"query":"{ hello }"}'],
    ])('are refused when they post %j, and nothing runs', async (type, body) => {
      for (const origin of [portal, 'https://evil.example.nl']) {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { origin, 'content-type': type },
          body: Buffer.from(body),
        });
        expect(response.status).toBe(400);
      }
      expect(executions).toBe(0);
    });

    it.each(['query={hello}', 'query=mutation{write}', `query={hello}&variables={}`])(
      'are refused when they get %s, and nothing runs',
      async (search) => {
        const response = await fetch(`${url}/graphql?${search}`, { headers: { origin: portal } });
        expect(response.status).toBe(400);
        expect(executions).toBe(0);
      },
    );

    it.each([
      [{ 'apollo-require-preflight': '1' }],
      [{ 'x-apollo-operation-name': 'Hello' }],
      [{ 'content-type': 'application/json' }],
    ])('are answered when they get with %j, which no page can send without asking first', async (headers) => {
      const response = await fetch(`${url}/graphql?query={hello}`, { headers });
      expect(await response.json()).toEqual({ data: { hello: 'hello' } });
    });
  });
});
