import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '../hub/child';
import type { ProgramName } from '../hub/hub-process';

/** Where HAProxy takes what is for a program, and the processes it hands it to. */
export interface Backend {
  readonly program: ProgramName;
  readonly port: number;
  readonly servers: readonly number[];
}

/** HAProxy, running. */
export interface Balancer {
  readonly version: string;
  /** Waits until it hands requests to that process, or does not any more. @throws Error when that takes a minute */
  until(program: ProgramName, copy: number, isUp: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Where Debian, and who builds it by hand, puts it. */
const variables = { PATH: '/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin' };

/** How long requests may take: an operation at most 50 s. */
const configuration = (socket: string, backends: readonly Backend[]): string => `global
  maxconn 8192
  stats socket ${socket} mode 600

defaults
  mode http
  timeout connect 2s
  timeout client 65s
  timeout server 65s
  timeout queue 5s
  timeout check 2s
  retries 3
  option redispatch 1
  option httpchk GET /ready
  http-check expect status 200
  default-server check inter 500ms fall 1 rise 2

${backends.map(listen).join('\n')}`;

const listen = ({ program, port, servers }: Backend): string => `listen ${program}
  bind 127.0.0.1:${port}
  balance roundrobin
${servers.map((server, index) => `  server ${program}-${index + 1} 127.0.0.1:${server}\n`).join('')}`;

/** Starts HAProxy with a configuration in a folder. @throws Error when it is not installed, or does not start */
export async function startBalancer(folder: string, backends: readonly Backend[]): Promise<Balancer> {
  const { stdout, error } = spawnSync('haproxy', ['-v'], { encoding: 'utf8', env: variables });
  if (error)
    throw new Error('HAProxy is missing. On Debian: apt-get install --no-install-recommends haproxy');
  const [, version = 'unknown'] = /version (\S+)/.exec(stdout) ?? [];
  const [file, socket] = [join(folder, 'haproxy.cfg'), join(folder, 'haproxy.sock')];
  writeFileSync(file, configuration(socket, backends));
  const child = startChild({ name: 'haproxy', command: ['haproxy', '-db', '-f', file], variables });
  const until = async (program: ProgramName, copy: number, isUp: boolean): Promise<void> => {
    const giveUpAt = performance.now() + 60_000;
    while ((await statusOf(socket, program, copy)) !== (isUp ? 'UP' : 'DOWN')) {
      if (performance.now() > giveUpAt)
        throw new Error(`HAProxy does not see ${program} ${copy}:\n${child.printed()}`);
      await wait(100);
    }
  };
  return { version, until, stop: () => child.end('SIGTERM').then(() => undefined) };
}

/** `UP` or `DOWN`; null while it does not answer. */
async function statusOf(socket: string, program: ProgramName, copy: number): Promise<string | null> {
  const table = await show(socket).catch(() => '');
  const [head = '', ...lines] = table.split('\n');
  const column = head.split(',').indexOf('status');
  const line = lines.find((each) => each.startsWith(`${program},${program}-${copy},`));
  return line?.split(',')[column]?.split(' ')[0] ?? null;
}

function show(socket: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    connect(socket)
      .once('error', reject)
      .on('data', (chunk) => (text += chunk.toString()))
      .once('end', () => resolve(text))
      .end('show stat\n');
  });
}
