import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { observedLogger, sensitive, signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { createRequestSigner, createSignatureVerifier, publicCaller } from '../identity';
import { type IncomingUpload, maxUploadBytes, uploadReceived } from '../uploads';
import { startServer, type RunningServer } from './start-server';
import { createUploadHandler } from './upload-handler';

const id = randomUUID();
const secret = sensitive('token', randomBytes(32).toString('base64url'));
const authorization = `Ticket ${secret}`;
const path = `/uploads/${id}`;

describe('a subgraph that is sent a file', () => {
  let server: RunningServer;
  const warnings: object[] = [];
  const received: IncomingUpload[] = [];
  const logger = observedLogger('toy', (facts) => warnings.push(facts));
  beforeAll(async () => {
    const uploads = createUploadHandler({
      receive: async (upload) => {
        received.push(upload);
        let bytes = 0;
        for await (const chunk of upload.body as AsyncIterable<Buffer>) bytes += chunk.length;
        return uploadReceived(201, { bytes });
      },
      signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      logger,
    });
    server = await startServer(
      { handlers: [uploads], isReady: () => Promise.resolve(true), logger },
      { port: 0 },
    );
  });
  afterAll(() => server.drain(100));
  beforeEach(() => {
    warnings.length = received.length = 0;
  });

  const signed = (change: object = {}, sign = signAsGateway): Record<string, string> => ({
    authorization,
    'content-length': '3',
    ...sign(
      { method: 'PUT', target: path, authorization, body: { unreadLength: 3 }, ...change },
      publicCaller,
    ),
  });
  /** Sends a head and, where it is said, a body; answers with status and body of what comes back. */
  async function send(
    headers: Record<string, string>,
    body = '',
    line = `PUT ${path}`,
  ): Promise<[number, string]> {
    const socket = connect(server.address.port, server.address.host);
    const fields = Object.entries({ host: 'a', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.write(`${line} HTTP/1.1\r\n${fields.join('')}\r\n${body}`);
    while (!/\r\n\r\n.*\}$/s.test(text)) await once(socket, 'data');
    socket.destroy();
    return [Number(text.slice(9, 12)), text.split('\r\n\r\n')[1] ?? ''];
  }

  it('takes it from the gateway and answers with a code and facts', async () => {
    expect(await send(signed(), 'abc')).toEqual([201, '{"code":"UPLOAD_RECEIVED","body":{"bytes":3}}']);
    expect(received).toMatchObject([{ id, secret, contentLength: 3, language: 'en' }]);
  });

  const foreign = createRequestSigner({ keys: [{ id: 'test', secret: randomBytes(32) }] });
  const old = createRequestSigner({
    keys: testGatewayKeys,
    clock: { now: () => new Date(Date.now() - 31_000) },
  });
  it.each([
    ['nothing of the gateway’s', () => ({ authorization, 'content-length': '3' }), 'unsigned'],
    ['a forged signature', () => signed({}, foreign), 'altered'],
    ['a signature of more than 30 seconds ago', () => signed({}, old), 'outside the window'],
    ['another ticket than was signed', () => signed({ authorization: 'Ticket other' }), 'altered'],
    ['another path than was signed', () => signed({ target: `/uploads/${randomUUID()}` }), 'altered'],
    ['another length than was signed', () => signed({ body: { unreadLength: 4 } }), 'altered'],
    ['no length where one was signed', () => signed({ body: { unreadLength: null } }), 'altered'],
    ['the signature of a request without a body', () => signed({ body: '' }), 'altered'],
  ])('answers 401 to %s before a byte of the body is there', async (_, headers, fault) => {
    const [status, body] = await send(headers());
    expect([status, JSON.parse(body)]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'signature' } }] },
    ]);
    expect(received).toEqual([]);
    expect(warnings).toEqual([{ requestId: expect.any(String), fault }]);
    expect(JSON.stringify([body, warnings])).not.toContain(secret);
  });

  it('takes a request of the gateway once', async () => {
    const headers = signed();
    expect((await send(headers, 'abc'))[0]).toBe(201);
    expect((await send(headers, 'abc'))[0]).toBe(401);
    expect(warnings).toMatchObject([{ fault: 'used before' }]);
    expect(received).toHaveLength(1);
  });

  it('refuses what the gateway would not send: another method, no ticket, a file over the limit', async () => {
    const post = signed({ method: 'POST' });
    expect((await send(post, '', `POST ${path}`))[0]).toBe(405);
    const { authorization: _, ...none } = signed({ authorization: undefined });
    expect((await send(none))[0]).toBe(404);
    const length = maxUploadBytes + 1;
    const large = { ...signed({ body: { unreadLength: length } }), 'content-length': String(length) };
    expect((await send(large))[0]).toBe(413);
    expect(received).toEqual([]);
  });
});
