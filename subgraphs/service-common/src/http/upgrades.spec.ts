import { connect } from 'node:net';
import { testLogger } from '@banenbrug/testkit';
import { HttpRefusal } from './http-refusal';
import { type RunningServer, startServer } from './start-server';
import { refuseUpgrade } from './upgrades';

describe('connections that ask to become something else', () => {
  let running: RunningServer;
  const bodies: string[] = [];
  beforeAll(async () => {
    running = await startServer(
      {
        handlers: [
          async (request, response) => {
            let body = '';
            for await (const chunk of request) body += String(chunk);
            bodies.push(body);
            response.end(`${request.method} ${request.headers['x-mark'] as string} ${body}`);
            return true;
          },
        ],
        isReady: () => Promise.resolve(true),
        logger: testLogger('test'),
        onUpgrade: (_, socket) => refuseUpgrade(socket, HttpRefusal.of(404, 'NOT_FOUND', 'en')),
      },
      { port: 0 },
    );
  });
  afterAll(() => running.drain(0));

  const exchange = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(running.address.port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('close', () => resolve(answer)).on('error', reject);
    });
  const head = (upgrade: string, more = ''): string =>
    `POST / HTTP/1.1\r\nHost: a\r\nX-Mark: m\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${upgrade}\r\nHTTP2-Settings: AAMAAABk\r\n${more}`;

  it('are answered as they are when they ask for HTTP/2, body and following request included', async () => {
    const first = `${head('h2c', 'Content-Length: 5\r\n')}\r\nhello`;
    const second =
      'POST / HTTP/1.1\r\nHost: a\r\nX-Mark: n\r\nConnection: close\r\nContent-Length: 3\r\n\r\nbye';
    const answer = await exchange(first + second);
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(answer).toContain('POST m hello');
    expect(answer).toContain('POST n bye');
    expect(bodies).toEqual(['hello', 'bye']);
  });

  it('are handed over when they ask for a WebSocket, and can be refused in the form of every refusal', async () => {
    const answer = await exchange(`${head('WebSocket')}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    expect(answer).toContain('"code":"NOT_FOUND"');
    expect(answer).toContain("default-src 'none'");
  });
});
