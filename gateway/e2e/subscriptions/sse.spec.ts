import { once } from 'node:events';
import { createClient } from 'graphql-sse';
import { until } from './feed';
import { askSse } from './followers';
import { type Hall, type HallOptions, openHall } from './start-hall';

const query = 'subscription ($to: Int) { ticks(to: $to) { seq } }';

describe('GraphQL over SSE', () => {
  let hall: Hall;
  let url: string;
  const open = async (options: HallOptions = {}): Promise<void> => {
    await hall?.close();
    hall = await openHall(options);
    ({ url } = await hall.gateway.listen({ port: 0 }));
  };
  beforeEach(() => open());
  afterEach(() => hall.close());

  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('is a stream that nothing on its way may keep, change or hold back, named by the request’s id', async () => {
    hall.feed.available = 1;
    const requestId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const response = await ask({ query, variables: { to: 1 } }, { 'x-request-id': requestId });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    });
    expect(await response.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"ticks":{"seq":0}}}\n\nevent: complete\ndata: \n\n',
    );
  });

  it('is understood by the library for it', async () => {
    hall.feed.available = 3;
    const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
    const seen: unknown[] = [];
    for await (const result of client.iterate({ query, variables: { to: 3 } })) seen.push(result);
    expect(seen).toEqual([0, 1, 2].map((seq) => ({ data: { ticks: { seq } } })));
    client.dispose();
  });

  it('is asked by GET as well', async () => {
    hall.feed.available = 1;
    const { response } = await askSse(url, { query, variables: { to: 1 } }, 'GET');
    response.setEncoding('utf8');
    const [first] = (await once(response, 'data')) as [string];
    expect(first).toContain(':\n\n');
    expect(response.statusCode).toBe(200);
    const bad = await askSse(url, { query, variables: '{' }, 'GET');
    expect(bad.response.statusCode).toBe(400);
    const put = await askSse(url, { query }, 'PUT');
    expect(put.response.statusCode).toBe(405);
    expect(put.response.headers.allow).toBe('GET, POST');
  });

  it('is not begun by the page of another site, which could not read it', async () => {
    const asked = { query, headers: { 'sec-fetch-site': 'cross-site' } };
    const { response } = await askSse(url, asked, 'GET');
    expect(response.statusCode).toBe(403);
    response.resume();
    expect(hall.feed.followed).toBe(0);
  });

  it('is not what a client gets that would rather have one answer, or takes none of its events', async () => {
    for (const accept of ['application/json, text/event-stream', '*/*', 'application/json']) {
      const response = await ask({ query }, { accept });
      expect(response.status).toBe(406);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' } }],
      });
    }
    const mixed = await ask({ query: '{ hallName }' }, { accept: 'application/json, text/event-stream' });
    expect(await mixed.json()).toEqual({ data: { hallName: 'hall' } });
    hall.feed.available = 1;
    const preferred = 'text/event-stream;q=1, application/json;q=0.5';
    expect((await ask({ query, variables: { to: 1 } }, { accept: preferred })).status).toBe(200);
  });

  it('stays alive while nothing comes', async () => {
    await open({ http: { subscriptions: { heartbeatMs: 10 } } });
    const { response, request } = await askSse(url, { query });
    response.setEncoding('utf8');
    let text = '';
    response.on('data', (chunk: string) => (text += chunk)).on('error', () => {});
    await until(() => text.split(':\n\n').length > 4);
    expect(text.replaceAll(':\n\n', '')).toBe('');
    request.destroy();
  });

  it('leaves the subgraph when the client’s connection is cut', async () => {
    const { request, response } = await askSse(url, { query });
    response.on('error', () => {});
    await until(() => hall.feed.followers === 1);
    request.destroy();
    await until(() => hall.feed.followers === 0);
    expect(hall.feed.followed).toBe(1);
  });

  it.each([
    ['a batch', [{ query }], {}, 400, 'BATCH_TOO_LARGE'],
    ['no JSON', '{', {}, 400, 'BAD_REQUEST'],
    ['a form', 'query=subscription', { 'content-type': 'text/plain' }, 415, 'CONTENT_TYPE_NOT_SUPPORTED'],
    [
      'too deep JSON',
      `{"query":"","variables":${'['.repeat(70)}${']'.repeat(70)}}`,
      {},
      400,
      'JSON_TOO_DEEP',
    ],
    ['too long a body', { query: 'x'.repeat(3000) }, {}, 413, 'PAYLOAD_TOO_LARGE'],
    ['another origin', { query }, { origin: 'https://evil.example.nl' }, 403, 'ORIGIN_NOT_ALLOWED'],
  ])('refuses %s as an answer, without a stream', async (_, body, headers, status, code) => {
    await open({ http: { maxBodyBytes: 2000, corsOrigins: ['https://portal.example.nl'] } });
    const response = await ask(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(hall.feed.followed).toBe(0);
  });

  it('is there for the pages of allowed origins, and of its own', async () => {
    const portal = 'https://portal.example.nl';
    await open({ http: { corsOrigins: [portal] } });
    hall.feed.available = 1;
    const allowed = await ask({ query, variables: { to: 1 } }, { origin: portal });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(portal);
    expect((await ask({ query, variables: { to: 1 } }, { origin: url })).status).toBe(200);
  });

  it('refuses in the client’s language', async () => {
    const response = await ask({ query: '{ hallName }' }, { 'accept-language': 'nl' });
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('Hier worden alleen subscriptions gevolgd') }],
    });
  });
});
