import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type DownloadAnswer, type DownloadFile, HubError, refuseDownload } from '@banenbrug/service-common';
import { sensitive } from '@banenbrug/testkit';
import type { Ticket } from './downloads/sending-subgraph';
import { type DownloadHub, startDownloadHub } from './downloads/start-download-hub';
import { listening, wires } from './federation/start-federation';

const requestId = 'b6a4c7de-0f53-4c1c-9d35-7a0e4f6f1c22';
const privateLine = sensitive('private text', 'werkgever;wij bellen op dinsdag terug');
const megabyte = Buffer.alloc(1024 * 1024, 'x');
const open: { close(): Promise<void> }[] = [];

async function start(...options: Parameters<typeof startDownloadHub>): Promise<DownloadHub> {
  const hub = await startDownloadHub(...options);
  open.push(hub);
  return hub;
}

afterEach(async () => {
  await Promise.all(
    open
      .splice(0)
      .reverse()
      .map((one) => one.close()),
  );
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}

const file = (body: Readable | string, change: Partial<DownloadFile> = {}): DownloadAnswer => ({
  type: 'FILE',
  kind: 'CSV',
  name: 'vervolgafspraken-2026-06-15',
  tag: null,
  body: typeof body === 'string' ? Readable.from([Buffer.from(body)]) : body,
  ...change,
});
const sending = (answer: () => DownloadAnswer) => () => Promise.resolve(answer());

/** A body without end that counts what was taken of it. */
function endless(): { body: Readable; taken: () => number } {
  let taken = 0;
  const body = new Readable({
    read() {
      taken += megabyte.length;
      this.push(megabyte);
    },
  });
  return { body, taken: () => taken };
}

const fetchBy = (
  hub: DownloadHub,
  { id, secret }: Ticket,
  { path = `/downloads/agreements/${id}`, method = 'GET', headers = {} as Record<string, string> } = {},
): Promise<Response> =>
  fetch(new URL(path, hub.url), {
    method,
    headers: { authorization: `Ticket ${secret}`, 'x-request-id': requestId, ...headers },
  });

const refusal = (code: string, facts: object = {}, message: unknown = expect.any(String)): object => ({
  errors: [{ message, extensions: { ...facts, code } }],
});

/** Asks and does not read on. */
async function ask(hub: DownloadHub, { id, secret }: Ticket) {
  const socket = connect(Number(hub.url.port), hub.url.hostname);
  open.push({ close: () => Promise.resolve(void socket.destroy()) });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `GET /downloads/agreements/${id} HTTP/1.1\r\nhost: a\r\nauthorization: Ticket ${secret}\r\n\r\n`,
  );
  return socket;
}

describe.each(wires)('a download from a subgraph over %s', (wire) => {
  it('arrives whole, to be saved under a safe name and kept by nobody on the way', async () => {
    const hub = await start(wire);
    const text = `\uFEFF${privateLine}\n`.repeat(20_000);
    const ticket = hub.agreements.issue(sending(() => file(text)));
    const response = await fetchBy(hub, ticket, { headers: { 'accept-language': 'nl' } });
    expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe(text);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="vervolgafspraken-2026-06-15.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    });
    expect(hub.agreements.asked).toMatchObject([{ ...ticket, requestId, language: 'nl', knownTags: [] }]);
    expect(hub.lines).toEqual([]);
  });

  it.each([
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ['CALENDAR', 'text/calendar; charset=utf-8', 'ics'],
  ] as const)('of %s has its own type, also when it is empty', async (kind, contentType, extension) => {
    const hub = await start(wire);
    const ticket = hub.agreements.issue(sending(() => file(Readable.from([]), { kind, name: 'a' })));
    const response = await fetchBy(hub, ticket);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="a.${extension}"`);
  });

  it.each([
    ['DOWNLOAD_UNKNOWN', 404],
    ['DOWNLOAD_EXPIRED', 410],
    ['DOWNLOAD_USED_UP', 410],
  ] as const)('is told %s, answered or thrown', async (code, status) => {
    const hub = await start(wire);
    for (const way of [
      () => Promise.resolve(refuseDownload(code)),
      () => Promise.reject(new HubError(code)),
    ]) {
      const response = await fetchBy(hub, hub.agreements.issue(way));
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(refusal(code));
    }
    expect(hub.lines).toEqual([]);
  });

  it('is refused in the words of the catalogue, with the subgraph’s facts', async () => {
    const hub = await start(wire);
    const ticket = hub.agreements.issue(sending(() => refuseDownload('DOWNLOAD_TOO_LARGE', { maximum: 7 })));
    const response = await fetchBy(hub, ticket, { headers: { 'accept-language': 'nl' } });
    const message =
      'Een bestand van deze soort bevat hoogstens 7 regels. Vraag CSV aan, of een kleiner deel.';
    expect([response.status, await response.json()]).toEqual([
      422,
      refusal('DOWNLOAD_TOO_LARGE', { maximum: 7 }, message),
    ]);
  });

  it('is told the same for a secret that is wrong as for a ticket that is not there', async () => {
    const hub = await start(wire);
    const { id } = hub.agreements.issue(sending(() => file('x')));
    const secret = sensitive('token', randomBytes(32).toString('base64url'));
    const wrong = await fetchBy(hub, { id, secret });
    const absent = await fetchBy(hub, { id: randomUUID(), secret });
    expect([wrong.status, await wrong.json()]).toEqual([404, refusal('DOWNLOAD_UNKNOWN')]);
    expect([absent.status, await absent.json()]).toEqual([404, refusal('DOWNLOAD_UNKNOWN')]);
  });

  it('that meets a fault is told so with the request id, and the fault is logged once without its message', async () => {
    const hub = await start(wire);
    const ticket = hub.agreements.issue(() => Promise.reject(new Error(`cannot write ${privateLine}`)));
    const response = await fetchBy(hub, ticket);
    expect([response.status, await response.json()]).toEqual([
      500,
      refusal('INTERNAL_SERVER_ERROR', { requestId }),
    ]);
    expect(hub.lines).toMatchObject([{ facts: { requestId, fault: { name: 'Error' } } }]);
    expect(JSON.stringify(hub.lines)).not.toContain('werkgever');
  });

  it.each([
    ['of no known kind', { kind: 'HTML' }],
    ['with a name that means something to a file system', { name: '../../etc/passwd' }],
    ['with a name that would end the header', { name: 'a"\r\nset-cookie: a=b' }],
    ['with a tag that is none', { tag: 'a"b' }],
  ])('%s is not passed on', async (_, change) => {
    const hub = await start(wire);
    const response = await fetchBy(
      hub,
      hub.agreements.issue(sending(() => file(privateLine, change as Partial<DownloadFile>))),
    );
    expect([response.status, await response.json()]).toEqual([
      500,
      refusal('INTERNAL_SERVER_ERROR', { requestId }),
    ]);
    expect(hub.lines).toHaveLength(1);
  });

  it.each([
    ['no subgraph of the hub', (id: string) => `/downloads/elsewhere/${id}`],
    ['no id', () => '/downloads/agreements/'],
    ['something else than an id', () => '/downloads/agreements/111222333'],
    ['a longer path', (id: string) => `/downloads/agreements/${id}/x`],
    ['a query, where a secret would be in logs', (id: string) => `/downloads/agreements/${id}?secret=x`],
    ['a feed with a query', () => `/feeds/agreements/${'a'.repeat(43)}.ics?x=1`],
    ['a feed with a short secret', () => '/feeds/agreements/abc.ics'],
  ])('of %s finds nothing, and the subgraph is not asked', async (_, pathOf) => {
    const hub = await start(wire);
    const ticket = hub.agreements.issue(sending(() => file('x')));
    const response = await fetchBy(hub, ticket, { path: pathOf(ticket.id) });
    expect([response.status, await response.json()]).toEqual([404, refusal('NOT_FOUND')]);
    expect(hub.agreements.asked).toEqual([]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])(
    'is not fetched by %s, and its ticket is not spent',
    async (method) => {
      const hub = await start(wire);
      const ticket = hub.agreements.issue(sending(() => file('x')));
      for (const path of [undefined, `/feeds/agreements/${ticket.secret}.ics`]) {
        const response = await fetchBy(hub, ticket, { method, ...(path ? { path } : {}) });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET');
      }
      expect(hub.agreements.asked).toEqual([]);
    },
  );

  it.each([
    ['no ticket', ''],
    ['a token', `Bearer ${'a'.repeat(43)}`],
    ['a short secret', 'Ticket abc'],
  ])('with %s is refused, and the subgraph is not asked', async (_, authorization) => {
    const hub = await start(wire);
    const response = await fetchBy(hub, hub.agreements.issue(sending(() => file('x'))), {
      headers: { authorization },
    });
    expect([response.status, await response.json()]).toEqual([401, refusal('DOWNLOAD_TICKET_REQUIRED')]);
    expect(response.headers.get('www-authenticate')).toBe('Ticket');
    expect(hub.agreements.asked).toEqual([]);
  });

  it('of a feed has its secret in the path, which the subgraph is told and nobody logs', async () => {
    const hub = await start(wire);
    const known = 'tag_1';
    const secret = hub.agreements.feed(({ knownTags }) =>
      Promise.resolve(
        knownTags.includes(known)
          ? { type: 'UNCHANGED', tag: known }
          : file('BEGIN:VCALENDAR', { kind: 'CALENDAR', tag: known }),
      ),
    );
    const path = `/feeds/agreements/${secret}.ics`;
    const get = (headers: Record<string, string> = {}) => fetch(new URL(path, hub.url), { headers });
    const first = await get();
    expect(await first.text()).toBe('BEGIN:VCALENDAR');
    expect(first.headers.get('etag')).toBe(`"${known}"`);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    for (const header of [`"${known}"`, `W/"${known}"`, `"other", "${known}"`]) {
      const second = await get({ 'if-none-match': header });
      expect([second.status, await second.text()]).toEqual([304, '']);
      expect(second.headers.get('etag')).toBe(`"${known}"`);
    }
    expect((await get({ 'if-none-match': '"other", *, "a b"' })).status).toBe(200);
    const unknown = await fetch(new URL(`/feeds/agreements/${'a'.repeat(43)}.ics`, hub.url));
    expect([unknown.status, await unknown.json()]).toEqual([404, refusal('DOWNLOAD_UNKNOWN')]);
    expect(hub.lines).toEqual([]);
  });

  it('goes no faster than the client reads: of a client that does not read little is taken from the subgraph', async () => {
    const hub = await start(wire);
    const { body, taken } = endless();
    const socket = await ask(hub, hub.agreements.issue(sending(() => file(body))));
    socket.pause();
    await until(() => taken() > 0);
    for (let before = -1; before !== taken(); await wait(150)) before = taken();
    // What fits into the buffers of the sockets on the way.
    expect(taken()).toBeLessThan(40 * megabyte.length);
    socket.destroy();
    await until(() => body.destroyed);
    expect(hub.lines).toEqual([]);
  });

  it('of a client that leaves ends at the subgraph too, also before the subgraph has answered', async () => {
    const hub = await start(wire);
    let late: Readable | undefined;
    const ticket = hub.agreements.issue(async ({ signal }) => {
      await once(signal, 'abort');
      const answer = file('x');
      late = answer.type === 'FILE' ? answer.body : undefined;
      return answer;
    });
    const socket = await ask(hub, ticket);
    await until(() => hub.agreements.asked.length === 1);
    socket.destroy();
    await until(() => late?.destroyed === true);
    expect(hub.lines).toEqual([]);
  });

  it('that breaks off in the middle does not look whole, and is logged', async () => {
    const hub = await start(wire);
    const body = new Readable({ read() {} });
    const response = await fetchBy(
      hub,
      hub.agreements.issue(
        sending(() => {
          body.push('id;text\n');
          return file(body);
        }),
      ),
    );
    body.destroy(new Error(privateLine));
    await expect(response.text()).rejects.toThrow('terminated');
    await until(() => hub.lines.length === 2);
    expect(JSON.stringify(hub.lines)).not.toContain('werkgever');
  });

  it('that is longer than may be is broken off', async () => {
    const hub = await start(wire, { downloads: { maxBytes: 3 * megabyte.length } });
    const { body } = endless();
    const response = await fetchBy(hub, hub.agreements.issue(sending(() => file(body))));
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
    await until(() => body.destroyed && hub.lines.length > 0);
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_BAD_RESPONSE', requestId } }]);
  });

  it('that the subgraph does not answer in time is told so', async () => {
    const hub = await start(wire, { downloads: { idleTimeoutMs: 50 } });
    const ticket = hub.agreements.issue(async ({ signal }) => {
      await once(signal, 'abort');
      return file('late');
    });
    const response = await fetchBy(hub, ticket);
    expect([response.status, await response.json()]).toEqual([
      504,
      refusal('SUBGRAPH_TIMEOUT', { service: 'agreements' }),
    ]);
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_TIMEOUT' } }]);
  });

  it('of a client that does not read is given up after a while, without a word', async () => {
    const hub = await start(wire, { downloads: { idleTimeoutMs: 100 } });
    const { body, taken } = endless();
    const socket = await ask(hub, hub.agreements.issue(sending(() => file(body))));
    socket.pause();
    await until(() => taken() > 0 && body.destroyed);
    expect(hub.lines).toEqual([]);
  });

  it('finds all places taken, and a free one when another has ended', async () => {
    const hub = await start(wire, { downloads: { maxAtOnce: 1 } });
    const body = new Readable({ read() {} });
    const first = fetchBy(hub, hub.agreements.issue(sending(() => file(body))));
    await until(() => hub.agreements.asked.length === 1);
    const ticket = hub.agreements.issue(sending(() => file('x')));
    const second = await fetchBy(hub, ticket);
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('5');
    expect(await second.json()).toEqual(refusal('DOWNLOADS_BUSY', { retryAfterSeconds: 5 }));
    body.push(null);
    await (await first).text();
    expect((await fetchBy(hub, ticket)).status).toBe(200);
  });

  it('counts against the budget of its network', async () => {
    const hub = await start(wire, { rateLimits: { public: 2, authenticated: 0, redisUrl: null } });
    const path = `/feeds/agreements/${'a'.repeat(43)}.ics`;
    const get = async (): Promise<number> => (await fetch(new URL(path, hub.url))).status;
    expect([await get(), await get(), await get()]).toEqual([404, 404, 429]);
  });
});

describe('a download from a subgraph of another process', () => {
  const ticket: Ticket = { id: randomUUID(), secret: sensitive('token', 'b7Ehx-w_'.repeat(6)) };

  it('that is not there is told so', async () => {
    const hub = await start('http');
    await hub.stop();
    const response = await fetchBy(hub, ticket);
    expect([response.status, await response.json()]).toEqual([
      503,
      refusal('SUBGRAPH_UNAVAILABLE', { service: 'agreements' }),
    ]);
    expect(JSON.stringify(hub.lines)).not.toMatch(/127\.0\.0\.1|b7Ehx/);
  });

  it('that dies in the middle does not look whole', async () => {
    const hub = await start('http');
    const body = new Readable({ read() {} });
    body.push('id;text\n');
    const response = await fetchBy(hub, hub.agreements.issue(sending(() => file(body))));
    await hub.stop();
    await expect(response.text()).rejects.toThrow('terminated');
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_BAD_RESPONSE' } }]);
  });

  async function posing(answer: NonNullable<Parameters<typeof createServer>[1]>): Promise<DownloadHub> {
    const server: Server = createServer(answer);
    const url = await listening(server);
    open.push({
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
    return start('http', {}, `${url}/graphql`);
  }

  it.each([
    ['HTML', 200, { 'content-type': 'text/html', 'banenbrug-file-name': 'a' }, '<b>10.0.0.7</b>'],
    [
      'a name that is none',
      200,
      { 'content-type': 'text/csv; charset=utf-8', 'banenbrug-file-name': 'A b' },
      'x',
    ],
    ['no name', 200, { 'content-type': 'text/csv; charset=utf-8' }, 'x'],
    ['a refusal that is not agreed', 404, {}, '{"errors":[{"message":"10.0.0.7"}]}'],
    ['a code with another status', 200, {}, '{"code":"DOWNLOAD_EXPIRED","body":{}}'],
    ['facts that are not agreed', 410, {}, '{"code":"DOWNLOAD_EXPIRED","body":{"a":"10.0.0.7 is"}}'],
    ['a refusal that is too long', 410, {}, `{"code":"DOWNLOAD_EXPIRED","body":{}}${' '.repeat(20_000)}`],
    ['a redirect', 302, { location: 'http://10.0.0.7/' }, ''],
    ['no change of nothing', 304, {}, ''],
  ])('that answers with %s: nothing of it is passed on', async (_, status, headers, text) => {
    const hub = await posing((_request, response) => {
      response.writeHead(status, headers);
      response.end(text);
    });
    const response = await fetchBy(hub, ticket);
    const body = await response.text();
    expect([response.status, JSON.parse(body)]).toEqual([
      502,
      refusal('SUBGRAPH_BAD_RESPONSE', { service: 'agreements' }),
    ]);
    expect(body + JSON.stringify(hub.lines)).not.toContain('10.0.0.7');
  });

  it('is signed, and carries the ticket and nothing else of the client', async () => {
    let headers: Record<string, unknown> = {};
    const hub = await posing((request, response) => {
      headers = request.headers;
      response.end('{}');
    });
    await fetchBy(hub, ticket, { headers: { cookie: 'a=b', 'banenbrug-caller': 'x', range: 'bytes=0-1' } });
    expect(headers).toEqual({
      host: expect.any(String),
      connection: 'close',
      authorization: `Ticket ${ticket.secret}`,
      'x-request-id': requestId,
      'accept-language': 'en',
      'banenbrug-caller': expect.any(String),
      'banenbrug-signature': expect.stringMatching(/^v1;key=test;/),
    });
  });

  it('that does not know the gateway’s key is told so in the log, and the client learns that it is not its doing', async () => {
    const hub = await posing((_request, response) => {
      response.writeHead(401);
      response.end('{"errors":[{"message":"no","extensions":{"reason":"signature"}}]}');
    });
    expect((await fetchBy(hub, ticket)).status).toBe(502);
    expect(hub.lines).toMatchObject([{ facts: { reason: expect.stringContaining('GATEWAY_KEYS') } }]);
  });
});
