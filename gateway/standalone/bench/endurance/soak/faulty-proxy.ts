import { randomBytes } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What happens to answers on their way: nothing, cut in the middle, let through by drops, or replaced by noise. */
export type ProxyMode = 'pass' | 'cut' | 'drip' | 'garbage';

/** Bytes of an answer that arrive before it is cut. */
const beforeCut = 300;

/** Bytes of a drop, and milliseconds between two. */
const [dropBytes, dropMs] = [40, 100];

/** What stands between the gateway and a subgraph. */
export interface FaultyProxy {
  mode(mode: ProxyMode): void;
  close(): Promise<void>;
}

/** Passes connections on from a port to another, as it is told. */
export async function startFaultyProxy(port: number, to: number): Promise<FaultyProxy> {
  let mode: ProxyMode = 'pass';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const subgraph = connect({ host: '127.0.0.1', port: to });
    for (const [socket, other] of [
      [client, subgraph],
      [subgraph, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(subgraph);
    void passAnswers(subgraph, client, () => mode);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    mode(next) {
      mode = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function passAnswers(subgraph: Socket, client: Socket, mode: () => ProxyMode): Promise<void> {
  try {
    for await (const chunk of subgraph as AsyncIterable<Buffer>) await passChunk(chunk, client, mode);
    client.end();
  } catch {
    client.destroy();
  }
}

async function passChunk(chunk: Buffer, client: Socket, mode: () => ProxyMode): Promise<void> {
  switch (mode()) {
    case 'pass':
      client.write(chunk);
      return;
    case 'cut':
      client.write(chunk.subarray(0, beforeCut), () => client.destroy());
      return;
    case 'garbage':
      client.write(noise(), () => client.destroy());
      return;
    case 'drip':
      for (let at = 0; at < chunk.length && !client.destroyed; at += dropBytes) {
        // Over by now: the rest goes at once.
        const end = mode() === 'drip' ? at + dropBytes : chunk.length;
        client.write(chunk.subarray(at, end));
        if (end >= chunk.length) return;
        await wait(dropMs);
      }
  }
}

/** Bytes that are no HTTP, or HTTP whose body is no answer. */
function noise(): Buffer {
  const bytes = randomBytes(200);
  const isHttp = (bytes[0] ?? 0) % 2 === 0;
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`;
  return isHttp ? Buffer.concat([Buffer.from(head), bytes]) : bytes;
}
