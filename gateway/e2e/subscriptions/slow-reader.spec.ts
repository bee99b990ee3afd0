import { connect } from 'node:net';
import { once } from 'node:events';
import { idle, until } from './feed';
import { greet } from './followers';
import { type Hall, type HallOptions, type HallWire, hallWires, openHall } from './start-hall';

const query = 'subscription { ticks { text } }';
const eventBytes = 100_000;
const events = 100_000;
/** What the buffers between may hold, far from the ten gigabytes that there are. */
const mostTaken = 500;

describe('a client that does not read', () => {
  let hall: Hall;
  let port: number;
  const open = async (options: HallOptions['http'] = {}, wire: HallWire = 'plain'): Promise<void> => {
    hall = await openHall({ http: options }, wire);
    ({ port } = await hall.gateway.listen({ port: 0 }));
    hall.feed.filling = 'x'.repeat(eventBytes);
    hall.feed.available = events;
  };
  afterEach(async () => {
    await hall.close();
    await until(() => hall.feed.followers === 0);
  });

  /** Asks over a connection of its own, of which nothing is read until it is told to. */
  const stalled = async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const body = JSON.stringify({ query });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    socket.on('error', () => {});
    return socket;
  };

  it.each(hallWires)(
    'over SSE holds a subgraph that is reached %s back, and is told in time if it reads after all',
    async (wire) => {
      await open({ subscriptions: { takenWithinMs: 500, lingerMs: 20_000 } }, wire);
      const before = process.memoryUsage().heapUsed;
      const socket = await stalled();
      await until(() => hall.feed.followers === 1);
      await until(() => hall.feed.followers === 0);
      expect(hall.feed.taken).toBeLessThan(mostTaken);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(mostTaken * eventBytes * 3);
      let text = '';
      socket.on('data', (chunk) => (text = (text + String(chunk)).slice(-2000)));
      socket.resume();
      await until(() => text.includes('event: complete'));
      expect(text).toContain('"code":"SUBSCRIBER_TOO_SLOW"');
      expect(text).toContain('"maximumSeconds":0.5');
      socket.destroy();
    },
  );

  it('over SSE loses its connection if it does not', async () => {
    await open({ subscriptions: { takenWithinMs: 100, lingerMs: 50 }, limits: { maxConnections: 1 } });
    const socket = await stalled();
    await until(() => hall.feed.followers === 1);
    // There is room for one connection: another is served when this one has gone.
    const isServed = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isServed()));
    expect(hall.feed.followers).toBe(0);
    socket.destroy();
  });

  it.each(hallWires)(
    'over a WebSocket holds a subgraph that is reached %s back, and is closed in time',
    async (wire) => {
      await open({ subscriptions: { takenWithinMs: 500, lingerMs: 20_000 } }, wire);
      const client = await greet(`http://127.0.0.1:${port}`);
      client.send({ id: '1', type: 'subscribe', payload: { query } });
      client.socket.pause();
      await until(() => hall.feed.followers === 1);
      await until(() => hall.feed.followers === 0);
      expect(hall.feed.taken).toBeLessThan(mostTaken);
      client.socket.resume();
      let message = await client.next();
      while (message['type'] === 'next') message = await client.next();
      expect(message).toEqual({ type: 'closed', code: 4413, reason: 'SUBSCRIBER_TOO_SLOW' });
    },
  );

  it('over a WebSocket is not answered without end either', async () => {
    await open({ subscriptions: { takenWithinMs: 500, lingerMs: 50 } });
    const client = await greet(`http://127.0.0.1:${port}`);
    client.socket.pause();
    const payload = { a: 'x'.repeat(50_000) };
    for (let count = 0; count < 2000; count += 1) client.send({ type: 'ping', payload });
    // A hundred megabytes of questions: what is not read stays here, with the client.
    await until(idle(() => client.socket.bufferedAmount));
    expect(client.socket.bufferedAmount).toBeGreaterThan(50_000_000);
    client.socket.terminate();
  });

  it('that reads slowly, but reads, gets everything', async () => {
    await open({ subscriptions: { takenWithinMs: 20_000 } });
    hall.feed.available = 100;
    hall.feed.end();
    const socket = await stalled();
    await until(() => hall.feed.followers === 1);
    await until(idle(() => hall.feed.taken));
    let length = 0;
    let tail = '';
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length;
      tail = (tail + String(chunk)).slice(-100);
      socket.pause();
      setImmediate(() => socket.resume());
    });
    socket.resume();
    await until(() => tail.includes('event: complete'));
    expect(length).toBeGreaterThan(100 * eventBytes);
    socket.destroy();
  });
});
