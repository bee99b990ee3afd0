import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { testGatewayKeysText } from '@banenbrug/testkit';
import { type Child, startTimeoutMs } from './child';
import { processNames, startProcess } from './hub-processes';
import { untilReady } from './ready';

jest.setTimeout(startTimeoutMs);

const megabyte = Buffer.alloc(1024 * 1024, 'x');

describe('the memory of a gateway', () => {
  let received = 0;
  let sent = 0;
  let readOn: Promise<void> = Promise.resolve();
  /** A subgraph that reads a file when it may, keeps nothing of it, and says that it has it. */
  const subgraph = createServer((incoming, response) => {
    const read = async (): Promise<void> => {
      await readOn;
      for await (const chunk of incoming as AsyncIterable<Buffer>) received += chunk.length;
      response.writeHead(202).end('{"code":"UPLOAD_RECEIVED","body":{}}');
    };
    read().catch(() => response.destroy());
  });
  let gateway: Child;
  let url: URL;

  beforeAll(async () => {
    await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
    const { port } = subgraph.address() as AddressInfo;
    const urls = processNames
      .filter((name) => name !== 'gateway')
      .map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${port}/graphql`]);
    const variables = {
      PORT: '0',
      OIDC_ISSUER: 'urn:test',
      OIDC_AUDIENCE: 'test',
      OIDC_JWKS: '{"keys":[{"kty":"EC"}]}',
      GATEWAY_KEYS: testGatewayKeysText,
    };
    gateway = startProcess('gateway', { ...variables, ...Object.fromEntries(urls) });
    url = await gateway.address();
    await untilReady(gateway, url.origin);
  });
  afterAll(async () => {
    await gateway?.end();
    await new Promise((resolve) => subgraph.close(resolve));
  });

  /** Resident memory in megabytes, as Linux tells it. */
  const held = (): number => {
    const status = readFileSync(`/proc/${gateway.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  };

  function* pieces(megabytes: number): Generator<Buffer> {
    for (sent = 0; sent < megabytes; sent += 1) yield megabyte;
  }

  async function send(megabytes: number): Promise<number | undefined> {
    const outgoing = request(new URL(`/uploads/candidates/${randomUUID()}`, url), {
      method: 'PUT',
      headers: {
        authorization: `Ticket ${'a'.repeat(43)}`,
        'content-length': megabytes * megabyte.length,
      },
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      outgoing.once('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.once('error', reject);
    });
    await pipeline(Readable.from(pieces(megabytes)), outgoing);
    return answered;
  }

  it('grows by less than 40 MB while the subgraph does not read a file of 50 MB, which then goes through whole', async () => {
    // What it loads for the first file counts as no growth.
    expect(await send(2)).toBe(202);
    received = 0;
    let release = (): void => {};
    readOn = new Promise((resolve) => {
      release = resolve;
    });
    const before = held();
    const answer = send(50);
    // Until nothing moves any more: all buffers on the way are full.
    for (let last = -1; last !== sent; await wait(200)) last = sent;
    const growth = held() - before;
    expect(growth).toBeLessThan(40);
    expect(sent).toBeLessThan(40);
    release();
    expect(await answer).toBe(202);
    expect(received).toBe(50 * megabyte.length);
  });
});
