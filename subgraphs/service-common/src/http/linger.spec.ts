import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { lingerAfterAnswer } from './linger';

describe('a connection whose requests are answered before their bodies are there', () => {
  let server: Server;
  let client: Socket;
  const listeners: number[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      listeners.push(request.socket.listenerCount('close'));
      lingerAfterAnswer(request, response);
      response.end('early');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
  });
  afterAll(async () => {
    client.destroy();
    await once(server.close(), 'close');
  });

  it('carries the next ones, and keeps nothing of those that are over', async () => {
    for (let round = 0; round < 4; round += 1) {
      client.write('PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\n');
      let answer = '';
      while (!answer.includes('early')) answer += String((await once(client, 'data'))[0]);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      client.write('body');
    }
    expect(new Set(listeners).size).toBe(1);
  });
});
