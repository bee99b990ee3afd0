import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import type { HttpSettings } from '../src/server/http-settings';
import { type Federation, startFederation } from './federation/start-federation';

const long = 'x'.repeat(1000);
let written = 0;

const texts = {
  typeDefs: `
    type Query { echo(words: [String!]): Int many(count: Int!): [String!] }
    type Mutation { write(count: Int!): [String!] }
  `,
  resolvers: {
    Query: {
      echo: (_: never, { words }: { words?: string[] }) => words?.length ?? 0,
      many: (_: never, { count }: { count: number }) => Array<string>(count).fill(long),
    },
    Mutation: {
      write: (_: never, { count }: { count: number }) => {
        written += 1;
        return Array<string>(count).fill(long);
      },
    },
  },
};

const open: Federation[] = [];

async function startGateway(http: HttpSettings = {}): Promise<URL> {
  const federation = await startFederation('in-process', { texts }, { http });
  open.push(federation);
  return new URL((await federation.gateway.listen({ port: 0 })).url);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((federation) => federation.close()));
});

const post = (
  url: URL,
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);

const ask = (url: URL, query: string, headers?: Record<string, string>): Promise<Response> =>
  post(url, JSON.stringify({ query }), headers);

async function errorOf(response: Response): Promise<unknown> {
  const { errors, ...rest } = (await response.json()) as { errors: unknown[] };
  expect(rest).toEqual({});
  return errors[0];
}

describe('a body', () => {
  it.each([
    ['en', 'A request body may be at most 1000 bytes.'],
    ['nl', 'De inhoud van een verzoek mag hoogstens 1000 bytes zijn.'],
  ])('that is too long is refused, whether its length was told or not (%s)', async (language, message) => {
    const url = await startGateway({ maxBodyBytes: 1000 });
    const body = JSON.stringify({ query: '{ echo }', variables: { long } });
    for (const sent of [body, new Blob([body]).stream()]) {
      const response = await post(url, sent, { 'accept-language': language });
      expect(response.status).toBe(413);
      expect(await errorOf(response)).toEqual({
        message,
        extensions: { code: 'PAYLOAD_TOO_LARGE', maximum: 1000 },
      });
    }
  });

  const nested = (levels: number): string =>
    `{"query":"{ echo }","extensions":{"deep":${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}}}`;

  it('may be nested 64 levels deep, and brackets in its texts are no levels', async () => {
    const url = await startGateway();
    expect((await post(url, nested(64))).status).toBe(200);
    const words = ['['.repeat(100), '\\"[{'.repeat(100), '"'];
    const response = await post(
      url,
      JSON.stringify({ query: 'query ($w: [String!]) { echo(words: $w) }', variables: { w: words } }),
    );
    expect(await response.json()).toEqual({ data: { echo: 3 } });
  });

  it.each([65, 100, 200_000])('that is nested %d levels deep is refused', async (levels) => {
    const response = await post(await startGateway(), nested(levels));
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toEqual({
      message: 'The JSON of a request may be nested at most 64 levels deep.',
      extensions: { code: 'JSON_TOO_DEEP', maximum: 64 },
    });
  });

  it('that is never closed is refused by its depth alone', async () => {
    const response = await post(await startGateway(), '{"query":'.repeat(50_000));
    expect(await errorOf(response)).toMatchObject({ extensions: { code: 'JSON_TOO_DEEP' } });
  });

  it.each(['variables', 'extensions'])('is no way around it: neither are the %s of a GET', async (name) => {
    const url = new URL('/graphql?query={echo}', await startGateway());
    url.searchParams.set(name, `{"a":${'['.repeat(2000)}`);
    const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ extensions: { code: 'JSON_TOO_DEEP', maximum: 64 } });
  });
});

describe('an answer', () => {
  it('may be as long as is allowed', async () => {
    const url = await startGateway({ maxResponseBytes: 100_000 });
    const { data } = (await (await ask(url, '{ many(count: 90) }')).json()) as { data: { many: string[] } };
    expect(data.many).toHaveLength(90);
  });

  it('that is longer is not sent, and the caller learns what would be', async () => {
    const url = await startGateway({ maxResponseBytes: 100_000 });
    const response = await ask(url, '{ many(count: 100) }');
    expect(response.status).toBe(422);
    expect(await errorOf(response)).toEqual({
      message: expect.stringMatching(/longer than 100000 bytes .* Ask for smaller pages/),
      extensions: { code: 'RESPONSE_TOO_LARGE', maximum: 100_000 },
    });
  });

  it('of a mutation that is longer says that it was carried out', async () => {
    const url = await startGateway({ maxResponseBytes: 100_000 });
    written = 0;
    const response = await ask(url, 'mutation { write(count: 100) }', { 'accept-language': 'nl' });
    expect(response.status).toBe(422);
    expect(await errorOf(response)).toMatchObject({
      message: expect.stringContaining('Een mutatie is wel uitgevoerd: stuur die niet opnieuw.'),
    });
    expect(written).toBe(1);
  });

  it('is at most 8 MiB where nothing else is said', async () => {
    const url = await startGateway();
    expect((await ask(url, '{ many(count: 8000) }')).status).toBe(200);
    expect(await errorOf(await ask(url, '{ many(count: 8400) }'))).toMatchObject({
      extensions: { maximum: 8 * 1024 * 1024 },
    });
  });
});

describe('a slow client', () => {
  const limits = { headersTimeoutMs: 1000, requestTimeoutMs: 2000, checkIntervalMs: 20 };
  const head =
    'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n';

  const dial = async ({ hostname, port }: URL): Promise<Socket> => {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return socket;
  };

  /** What comes from the server until it closes the connection, while the client goes on dripping. */
  async function drip(socket: Socket, text: string): Promise<string> {
    let sent = 0;
    const dripping = setInterval(() => {
      if (sent < text.length && socket.writable) socket.write(text.charAt(sent));
      sent += 1;
    }, 30);
    let received = '';
    // The server may close while a drop is on its way.
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    await once(socket, 'close');
    clearInterval(dripping);
    return received;
  }

  it.each([
    ['says nothing', '', ''],
    ['does not finish its headers', '', head.padEnd(2000, 'x')],
    ['does not finish its body', `${head}\r\n`, ' '.repeat(100)],
  ])('that %s is told so and cut off, and others are answered meanwhile', async (_, first, dripped) => {
    const url = await startGateway({ limits });
    const socket = await dial(url);
    socket.write(first);
    const received = drip(socket, dripped);
    expect((await ask(url, '{ echo }')).status).toBe(200);
    const [status, ...fields] = ((await received).split('\r\n\r\n')[0] ?? '').split('\r\n');
    expect(status).toBe('HTTP/1.1 408 Request Timeout');
    expect(fields).toContain('connection: close');
    expect(fields).toContain('x-content-type-options: nosniff');
    expect(JSON.parse((await received).split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }],
    });
  });

  it('that does not read its answer is cut off', async () => {
    const url = await startGateway({ limits: { stallTimeoutMs: 200 } });
    const socket = await dial(url);
    socket.on('error', () => {});
    const body = '{"query":"{ many(count: 8000) }"}';
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    // A gateway that waits for it would take longer to close than a test may.
    await expect(open.splice(0)[0]?.close()).resolves.toBeUndefined();
    socket.destroy();
  });

  it('that keeps its connection and asks nothing more is let go', async () => {
    const url = await startGateway({ limits: { keepAliveTimeoutMs: 100 } });
    const socket = await dial(url);
    socket.write('GET /health HTTP/1.1\r\nhost: a\r\n\r\n');
    expect(await drip(socket, '')).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('that opens many connections gets no more than are allowed', async () => {
    const url = await startGateway({ limits: { maxConnections: 2 } });
    const sockets = [await dial(url), await dial(url)];
    const surplus = connect(Number(url.port), url.hostname);
    surplus.on('error', () => {});
    await once(surplus, 'close');
    for (const socket of sockets) {
      socket.write('GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
      expect(await drip(socket, '')).toMatch(/^HTTP\/1\.1 200 OK/);
    }
  });
});
