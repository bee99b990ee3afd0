import { createHash, randomUUID } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sensitive } from '@banenbrug/testkit';
import { listening, wires } from './federation/start-federation';
import { type RawClient, chunk, dial, headOf } from './uploads/raw-client';
import { type Ticket, readAll } from './uploads/receiving-subgraph';
import { type UploadHub, startUploadHub } from './uploads/start-upload-hub';

const megabyte = Buffer.alloc(1024 * 1024, 'x');
const open: { close(): Promise<void> }[] = [];

async function start(...options: Parameters<typeof startUploadHub>): Promise<UploadHub> {
  const hub = await startUploadHub(...options);
  open.push(hub);
  return hub;
}

async function dialUp(hub: UploadHub): Promise<RawClient> {
  const client = await dial(hub.url);
  open.push({ close: () => Promise.resolve(void client.socket.destroy()) });
  return client;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}

/** Sends as long as the connection takes it. */
async function flood(client: RawClient, megabytes: number, asChunks = false): Promise<number> {
  const piece = asChunks ? chunk(megabyte) : megabyte;
  let sent = 0;
  while (sent < megabytes && !client.isClosed) {
    await client.write(piece);
    sent += 1;
  }
  return sent;
}

afterEach(async () => {
  await Promise.all(
    open
      .splice(0)
      .reverse()
      .map((one) => one.close()),
  );
});

const refused = (status: number, code: string, facts: object = {}): object => ({
  status,
  body: { errors: [{ message: expect.any(String), extensions: { ...facts, code } }] },
});

describe.each(wires)('an upload over %s', (wire) => {
  it('of a client that leaves in the middle ends at the subgraph too, as something that is not whole', async () => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), ['content-length: 5000000']));
    await client.write(megabyte);
    await until(() => (hub.candidates.seen[0]?.bytes ?? 0) > 0);
    client.socket.destroy();
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    const [seen] = hub.candidates.seen;
    expect(seen?.upload.signal.aborted).toBe(true);
    expect(seen?.sha256).toBeUndefined();
    expect(hub.lines).toEqual([]);
  });

  it('of a client that closes its side in the middle is no whole file either', async () => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), ['transfer-encoding: chunked']));
    await client.write(chunk(megabyte));
    client.socket.end();
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    expect(hub.candidates.seen[0]?.sha256).toBeUndefined();
    expect(await client.answer()).toMatchObject(refused(400, 'BAD_REQUEST'));
  });

  it('that is answered before it is read: the client gets the answer while it goes on sending', async () => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    const stranger = { id: randomUUID(), secret: 'a'.repeat(43) };
    await client.write(headOf(stranger, [`content-length: ${20 * megabyte.length}`]));
    const sending = flood(client, 20);
    expect(await client.answer()).toMatchObject(refused(404, 'UPLOAD_UNKNOWN'));
    expect(await sending).toBe(20);
    // All was read and dropped, so the connection is good for the next request.
    await client.write(headOf(hub.candidates.issue(), ['content-length: 1']) + 'x');
    await until(() => client.received().includes('UPLOAD_RECEIVED'));
  });

  it('goes no faster than the subgraph reads: a client of a subgraph that does not read gets rid of little', async () => {
    const hub = await start(wire);
    let readOn = (): void => {};
    const ticket = hub.candidates.issue(async (seen) => {
      await new Promise<void>((resolve) => {
        readOn = resolve;
      });
      return readAll(seen);
    });
    const client = await dialUp(hub);
    await client.write(headOf(ticket, [`content-length: ${50 * megabyte.length}`]));
    let sent = 0;
    const sending = (async () => {
      for (; sent < 50; sent += 1) await client.write(megabyte);
    })();
    await until(() => hub.candidates.seen.length === 1);
    for (let before = -1; before !== sent; await wait(150)) before = sent;
    // What fits into the buffers of the sockets on the way.
    expect(sent).toBeLessThan(25);
    const buffered = process.memoryUsage().arrayBuffers;
    readOn();
    expect(await client.answer()).toMatchObject({ status: 202 });
    await sending;
    expect(buffered).toBeLessThan(64 * megabyte.length);
    const sha256 = createHash('sha256')
      .update(Buffer.alloc(50 * megabyte.length, 'x'))
      .digest('hex');
    expect(hub.candidates.seen[0]).toMatchObject({ bytes: 50 * megabyte.length, sha256 });
  });

  it.each([
    ['as announced', (size: number) => `content-length: ${size}`, 0],
    ['as it turns out', () => 'transfer-encoding: chunked', 1],
  ])('of 60 MB is refused, %s, and the client learns what would be taken', async (_, header, asked) => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    const isChunked = asked === 1;
    await client.write(headOf(hub.candidates.issue(), [header(60 * megabyte.length)]));
    const sending = flood(client, 60, isChunked);
    expect(await client.answer()).toMatchObject(
      refused(413, 'PAYLOAD_TOO_LARGE', { maximum: 50 * megabyte.length }),
    );
    expect(await sending).toBe(60);
    expect(hub.candidates.seen).toHaveLength(asked);
    if (!isChunked) return;
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    expect(hub.candidates.seen[0]?.sha256).toBeUndefined();
    expect(hub.candidates.seen[0]?.upload.signal.aborted).toBe(true);
  });

  it('of a client that stops sending is given up, with 408, and ends at the subgraph', async () => {
    const hub = await start(wire, { uploads: { idleTimeoutMs: 150 } });
    const client = await dialUp(hub);
    await client.write(`${headOf(hub.candidates.issue(), ['content-length: 100'])}x`);
    const answer = await client.answer();
    expect(answer).toMatchObject(refused(408, 'REQUEST_TIMEOUT'));
    expect(answer.headers['connection']).toBe('close');
    await client.closed();
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    expect(hub.lines).toEqual([]);
  });

  it('of a client that drips is given up when all its time is gone', async () => {
    const hub = await start(wire, { uploads: { idleTimeoutMs: 1000, totalTimeoutMs: 300 } });
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), ['content-length: 1000']));
    const dripping = setInterval(() => client.socket.writable && client.socket.write('x'), 20);
    expect(await client.answer()).toMatchObject(refused(408, 'REQUEST_TIMEOUT'));
    clearInterval(dripping);
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
  });

  it('to a subgraph that takes no more of it is given up, with 504, and the subgraph learns of it when it reads on', async () => {
    const hub = await start(wire, { uploads: { idleTimeoutMs: 300 } });
    let readOn = (): void => {};
    const ticket = hub.candidates.issue(async (seen) => {
      await new Promise<void>((resolve) => {
        readOn = resolve;
      });
      return readAll(seen);
    });
    const client = await dialUp(hub);
    await client.write(headOf(ticket, [`content-length: ${40 * megabyte.length}`]));
    const sending = flood(client, 40);
    expect(await client.answer()).toMatchObject(refused(504, 'SUBGRAPH_TIMEOUT', { service: 'candidates' }));
    await sending;
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_TIMEOUT', service: 'candidates' } }]);
    readOn();
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    expect(hub.candidates.seen[0]?.upload.signal.aborted).toBe(true);
  });

  it('to a subgraph that has it and does not answer is given up, with 504', async () => {
    const hub = await start(wire, { uploads: { idleTimeoutMs: 300 } });
    const client = await dialUp(hub);
    const ticket = hub.candidates.issue((seen) => readAll(seen).then(() => new Promise<never>(() => {})));
    await client.write(`${headOf(ticket, ['content-length: 1'])}x`);
    expect(await client.answer()).toMatchObject(refused(504, 'SUBGRAPH_TIMEOUT', { service: 'candidates' }));
    await until(() => hub.candidates.seen[0]?.upload.signal.aborted === true);
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_TIMEOUT', service: 'candidates' } }]);
  });

  it('takes as long as it takes while something moves, beyond what other requests may', async () => {
    const limits = { requestTimeoutMs: 100, headersTimeoutMs: 100, checkIntervalMs: 20 };
    const hub = await start(wire, { limits });
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), ['content-length: 8']));
    for (let sent = 0; sent < 8; sent += 1) {
      await wait(50);
      await client.write('x');
    }
    expect(await client.answer()).toMatchObject({ status: 202 });
    // And what comes next on the connection has to come in time again.
    await client.write('GET /health HTTP/1.1\r\n');
    await until(() => client.received().includes('REQUEST_TIMEOUT'));
    await client.closed();
  });

  it('is told to come again when too many are on their way, and a place is free when one is through', async () => {
    const hub = await start(wire, { uploads: { maxAtOnce: 2 } });
    const head = (): string => headOf(hub.candidates.issue(), ['content-length: 10']);
    const clients = [await dialUp(hub), await dialUp(hub)];
    for (const client of clients) await client.write(`${head()}x`);
    await until(() => hub.candidates.seen.length === 2);
    const third = await dialUp(hub);
    await third.write(`${head()}${'x'.repeat(10)}`);
    const answer = await third.answer();
    expect(answer).toMatchObject(refused(503, 'UPLOADS_BUSY', { retryAfterSeconds: 5 }));
    expect(answer.headers['retry-after']).toBe('5');
    await clients[0]?.write('x'.repeat(9));
    expect(await clients[0]?.answer()).toMatchObject({ status: 202 });
    clients[1]?.socket.destroy();
    await until(() => hub.candidates.seen[1]?.fault !== undefined);
    for (const _ of clients) {
      const next = await dialUp(hub);
      await next.write(`${head()}${'x'.repeat(10)}`);
      expect(await next.answer()).toMatchObject({ status: 202 });
    }
  });

  it('that has not begun holds no place: clients that send heads only keep nobody out', async () => {
    const hub = await start(wire, { uploads: { maxAtOnce: 1 } });
    for (let n = 0; n < 3; n += 1) {
      const idle = await dialUp(hub);
      await idle.write(headOf(hub.candidates.issue(), ['content-length: 10']));
    }
    const client = await dialUp(hub);
    await client.write(`${headOf(hub.candidates.issue(), ['content-length: 1'])}x`);
    expect(await client.answer()).toMatchObject({ status: 202 });
    expect(hub.candidates.seen).toHaveLength(1);
  });

  it('is counted with what its network asks without a token', async () => {
    const hub = await start(wire, { rateLimits: { public: 2, authenticated: 100 } });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const client = await dialUp(hub);
      await client.write(headOf(hub.candidates.issue(), ['content-length: 1', 'expect: 100-continue']));
      await until(() => /100 Continue|429/.test(client.received()));
      if (n < 2) await client.write('x');
      const { status, headers } = await client.answer();
      statuses.push(status);
      expect(headers['ratelimit-policy']).toBe('"public";q=2;w=60');
    }
    expect(statuses).toEqual([202, 202, 429]);
    expect(hub.candidates.seen).toHaveLength(2);
  });

  it('whose client asks first is invited when its head is good, and else answered without', async () => {
    const hub = await start(wire);
    const good = await dialUp(hub);
    await good.write(headOf(hub.candidates.issue(), ['content-length: 3', 'expect: 100-continue']));
    await until(() => good.received() === 'HTTP/1.1 100 Continue\r\n\r\n');
    await good.write('abc');
    expect(await good.answer()).toMatchObject({ status: 202, body: { data: { bytes: 3 } } });
    const bad = await dialUp(hub);
    const ticket = hub.candidates.issue();
    await bad.write(headOf(ticket, [`content-length: ${60 * megabyte.length}`, 'expect: 100-continue']));
    expect(await bad.answer()).toMatchObject(refused(413, 'PAYLOAD_TOO_LARGE'));
    expect(bad.received()).not.toContain('100 Continue');
    await bad.closed();
  });

  it.each([
    ['two lengths for one body', ['content-length: 4', 'transfer-encoding: chunked']],
    ['two lengths that differ', ['content-length: 4', 'content-length: 5']],
    ['a length with a sign', ['content-length: +4']],
    ['a list of lengths', ['content-length: 4, 4']],
    ['a coding behind chunked', ['transfer-encoding: chunked, identity']],
    ['a coding that looks like chunked', ['transfer-encoding: xchunked']],
    ['a space before the colon', ['content-length : 4']],
    ['a folded field', ['transfer-encoding:', ' chunked']],
  ])('with %s is no request, and the subgraph is not asked', async (_, headers) => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    const smuggled = headOf(hub.candidates.issue(), ['content-length: 0']);
    await client.write(`${headOf(hub.candidates.issue(), headers)}0\r\n\r\n${smuggled}`);
    const answer = await client.answer();
    expect(answer).toMatchObject(refused(400, 'BAD_REQUEST'));
    await client.closed();
    expect(client.received().match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(hub.candidates.seen).toEqual([]);
  });

  it('with a chunk that is none is refused, and ends at the subgraph', async () => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), ['transfer-encoding: chunked']));
    await client.write(chunk(Buffer.from('abc')));
    await until(() => hub.candidates.seen[0]?.bytes === 3);
    await client.write('zz\r\nabc\r\n');
    expect(await client.answer()).toMatchObject(refused(400, 'BAD_REQUEST'));
    await until(() => hub.candidates.seen[0]?.fault !== undefined);
    expect(hub.candidates.seen[0]?.sha256).toBeUndefined();
  });

  it('that is running when the gateway closes may end', async () => {
    const hub = await start(wire);
    const client = await dialUp(hub);
    await client.write(`${headOf(hub.candidates.issue(), ['content-length: 2'])}x`);
    await until(() => hub.candidates.seen.length === 1);
    const closing = hub.gateway.close();
    await client.write('x');
    expect(await client.answer()).toMatchObject({ status: 202 });
    await closing;
  });
});

describe('an upload to a subgraph of another process', () => {
  const ticket: Ticket = { id: randomUUID(), secret: sensitive('token', 's3cret_'.repeat(6)) };
  const unavailable = refused(503, 'SUBGRAPH_UNAVAILABLE', { service: 'candidates' });

  it('that is not there is told so', async () => {
    const hub = await start('http');
    await hub.stop();
    const client = await dialUp(hub);
    await client.write(headOf(ticket, [`content-length: ${2 * megabyte.length}`]));
    const sending = flood(client, 2);
    const answer = await client.answer();
    await sending;
    expect(answer).toMatchObject(unavailable);
    expect(JSON.stringify([answer, hub.lines])).not.toMatch(/127\.0\.0\.1|s3cret/);
    expect(hub.lines).toMatchObject([{ facts: { code: 'SUBGRAPH_UNAVAILABLE', service: 'candidates' } }]);
  });

  it('that dies in the middle is told so, and nothing is sent again', async () => {
    const hub = await start('http');
    const client = await dialUp(hub);
    await client.write(headOf(hub.candidates.issue(), [`content-length: ${20 * megabyte.length}`]));
    await client.write(megabyte);
    await until(() => (hub.candidates.seen[0]?.bytes ?? 0) > 0);
    await hub.stop();
    const sending = flood(client, 19);
    expect(await client.answer()).toMatchObject(unavailable);
    await sending;
    expect(hub.candidates.seen).toHaveLength(1);
  });

  async function posing(answer: Parameters<typeof createServer>[1]): Promise<UploadHub> {
    const server: Server = createServer(answer ?? (() => {}));
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
    ['HTML', 502, '<html>Bad gateway 10.0.0.7</html>'],
    ['nothing', 202, ''],
    ['JSON that is no object', 202, '7'],
    ['an answer to GraphQL', 200, '{"data":{"secret":"s3cret"}}'],
    ['a refusal that is not agreed', 404, '{"errors":[{"message":"s3cret"}]}'],
    ['facts that are not agreed', 202, '{"code":"UPLOAD_RECEIVED","body":{"cell":"Jan de Vries s3cret"}}'],
    ['an answer that is too long', 202, `{"code":"UPLOAD_RECEIVED","body":{}${' '.repeat(20_000)}}`],
  ])('that answers with %s: nothing of it is passed on', async (_, status, text) => {
    const hub = await posing((request, response) => {
      request.resume();
      response.writeHead(status);
      response.end(text);
    });
    const client = await dialUp(hub);
    await client.write(`${headOf(ticket, ['content-length: 1'])}x`);
    const answer = await client.answer();
    expect(answer).toMatchObject(refused(502, 'SUBGRAPH_BAD_RESPONSE', { service: 'candidates' }));
    expect(JSON.stringify([answer, hub.lines])).not.toMatch(/10\.0\.0\.7|s3cret/);
  });

  it('is signed once, by its head, and carries the ticket and nothing else of the client', async () => {
    let headers: Record<string, unknown> = {};
    const hub = await posing((request, response) => {
      headers = request.headers;
      request.resume().once('end', () => response.end('{}'));
    });
    const client = await dialUp(hub);
    const own = [
      'cookie: a=b',
      'x-forwarded-for: 192.0.2.1',
      'banenbrug-caller: x',
      'content-type: text/csv',
    ];
    await client.write(`${headOf(ticket, ['content-length: 1', ...own])}x`);
    await client.answer();
    expect(headers).toEqual({
      host: expect.any(String),
      connection: 'close',
      authorization: `Ticket ${ticket.secret}`,
      'content-type': 'application/octet-stream',
      'content-length': '1',
      'x-request-id': expect.any(String),
      'accept-language': 'en',
      'banenbrug-caller': expect.any(String),
      'banenbrug-signature': expect.stringMatching(/^v1-unread;key=test;/),
    });
  });

  it('that does not know the gateway’s key is told so in the log, and the client learns that it is not its doing', async () => {
    const hub = await posing((request, response) => {
      request.resume();
      response.writeHead(401);
      response.end('{"errors":[{"message":"no","extensions":{"reason":"signature"}}]}');
    });
    const client = await dialUp(hub);
    await client.write(`${headOf(ticket, ['content-length: 1'])}x`);
    expect(await client.answer()).toMatchObject(refused(502, 'SUBGRAPH_BAD_RESPONSE'));
    expect(hub.lines).toMatchObject([{ facts: { reason: expect.stringContaining('GATEWAY_KEYS') } }]);
  });
});
