import { createServer } from 'node:net';

/** Below the ports that clients get: while a process is down, none of them can take its port. */
const [lowest, highest] = [20_000, 32_000];

/** Ports of 127.0.0.1 on which nobody listens, each another one. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let port = lowest + (process.pid % 8_000); ports.length < count; port += 1) {
    if (port > highest) throw new Error('There are not enough free ports.');
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
