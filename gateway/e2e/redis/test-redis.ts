import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { openLog } from '@banenbrug/testkit';
import { externalRedisUrl } from './environment';

/** A Redis to test on. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

const howToGetOne =
  'There is no Redis to test on: install redis-server (on Debian: apt-get install redis-server), or name a server in TEST_REDIS_URL.';

/** Starts a real Redis on a free port of this machine, without anything on disk; or takes the one that is named. */
export async function startTestRedis(): Promise<TestRedis> {
  const external = externalRedisUrl();
  if (external !== null) return { url: external, stop: () => Promise.resolve() };
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await untilItListens(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilItListens(child: ChildProcess): Promise<void> {
  let printed = '';
  const log = openLog('process', 'redis');
  await new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(howToGetOne, { cause })));
    child.once('exit', () => reject(new Error(`redis-server ended before it listened:\n${printed}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      log.write(text);
      if (printed.includes('Ready to accept connections')) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
