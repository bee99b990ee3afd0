import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** A wire to a server that a test can cut, stall and mend. */
export interface Wire {
  /** The server's address by way of this wire. */
  readonly url: string;
  /** Connections are closed, and new ones refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Connections stay open and are taken, and nothing comes through any more. */
  stall(): void;
  close(): Promise<void>;
}

/** Lays a wire to the server at a redis:// address. */
export async function layWire(to: string): Promise<Wire> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 6379), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => {
        if (!isStalled) other.write(bytes);
      });
      one.on('error', () => {});
      one.once('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const port = await listen(server, 0);
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  const cut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  return {
    url: url.href,
    cut,
    mend: async () => {
      isStalled = false;
      if (!server.listening) await listen(server, port);
    },
    stall: () => {
      isStalled = true;
    },
    close: cut,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
