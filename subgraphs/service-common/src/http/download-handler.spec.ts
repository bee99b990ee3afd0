import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { observedLogger, sensitive, signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { type DownloadRequest, makeTicketSecret } from '../downloads';
import { createSignatureVerifier, publicCaller } from '../identity';
import { createDownloadHandler, readTags } from './download-handler';
import { type RunningServer, startServer } from './start-server';

const id = randomUUID();
const secret = sensitive('token', makeTicketSecret().secret);
const authorization = `Ticket ${secret}`;

describe('a subgraph that is asked for a file', () => {
  let server: RunningServer;
  const warnings: object[] = [];
  const asked: DownloadRequest[] = [];
  const logger = observedLogger('toy', (facts) => warnings.push(facts));
  beforeAll(async () => {
    const handler = createDownloadHandler({
      send: (request) => {
        asked.push(request);
        return Promise.resolve({
          type: 'FILE',
          kind: 'CSV',
          name: 'a',
          tag: null,
          body: Readable.from(['x']),
        });
      },
      signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      logger,
    });
    server = await startServer(
      { handlers: [handler], isReady: () => Promise.resolve(true), logger },
      { port: 0 },
    );
  });
  afterAll(() => server.drain(100));
  beforeEach(() => {
    warnings.length = asked.length = 0;
  });

  async function ask(
    path: string,
    { method = 'GET', signedPath = path, signed = true, ticket = authorization } = {},
  ) {
    const signature = signed
      ? signAsGateway({ method, target: signedPath, authorization: ticket, body: '' }, publicCaller)
      : {};
    const response = await fetch(server.address.url + path, {
      method,
      headers: { authorization: ticket, ...signature },
    });
    return { status: response.status, text: await response.text() };
  }

  it('sends it to the gateway, by the id of a ticket or as a feed', async () => {
    expect(await ask(`/downloads/${id.toUpperCase()}`)).toEqual({ status: 200, text: 'x' });
    expect(await ask('/feeds')).toEqual({ status: 200, text: 'x' });
    expect(asked).toMatchObject([
      { id, secret },
      { id: null, secret },
    ]);
  });

  it.each([
    ['without a signature', { signed: false }],
    ['with the signature of another question', { signedPath: '/feeds' }],
  ])('sends nothing to whoever asks %s, and its log says why', async (_, change) => {
    const { status, text } = await ask(`/downloads/${id}`, change);
    expect(status).toBe(401);
    expect(text).toContain('"reason":"signature"');
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain(secret);
    expect(asked).toEqual([]);
  });

  it.each([
    ['an id that is none', '/downloads/111222333', {}, 404],
    ['no secret', `/downloads/${id}`, { ticket: 'Bearer x' }, 404],
    ['another method', `/downloads/${id}`, { method: 'POST' }, 405],
    ['another path', `/downloads/${id}/x`, {}, 404],
    ['a query', '/feeds?secret=x', {}, 404],
  ])('sends nothing for %s', async (_, path, change, status) => {
    expect((await ask(path, change)).status).toBe(status);
    expect(asked).toEqual([]);
  });
});

describe('the tags of versions that a client has', () => {
  it.each([
    [undefined, []],
    ['*', []],
    ['"a"', ['a']],
    ['W/"a", "b_-1"', ['a', 'b_-1']],
    ['"a b", "é", ""', []],
    [Array(20).fill('"a"').join(','), Array(8).fill('a')],
  ])('are read from %j', (header, tags) => {
    expect(readTags(header)).toEqual(tags);
  });
});
