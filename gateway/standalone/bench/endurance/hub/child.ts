import { spawn } from 'node:child_process';

/** A program to run beside the command. */
export interface Program {
  readonly name: string;
  readonly command: readonly [string, ...(readonly string[])];
  readonly cwd?: string | undefined;
  /** Its whole environment. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** How a program ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that runs. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** The latest that it has printed. */
  printed(): string;
  send(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the end; after `patienceMs` it is killed. */
  end(signal: NodeJS.Signals, patienceMs?: number): Promise<Exit>;
}

/** A command that is killed cannot clean up: a Node program ends without its parent. */
const endWithParent =
  'const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.exit(1); }, 250).unref();';

/** Characters of what a program printed that are kept: under faults it prints for as long as it runs. */
const keptCharacters = 20_000;

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program; a Node one, when its command begins with this process' own. */
export function startChild({ name, command: [file, ...args], cwd, variables = {} }: Program): Child {
  const options = `--import=data:text/javascript,${encodeURIComponent(endWithParent)}`;
  const child = spawn(file, args, {
    cwd,
    env: {
      NODE_ENV: 'production',
      ...(file === process.execPath ? { NODE_OPTIONS: options } : {}),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-keptCharacters);
    });
  }
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => running.delete(child));
  exited.catch(() => {});
  if (child.pid === undefined) throw new Error(`${name} could not be started.`);
  return {
    pid: child.pid,
    exited,
    printed: () => text,
    send: (signal) => void child.kill(signal),
    async end(signal, patienceMs = 30_000) {
      child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      return exited.finally(() => clearTimeout(impatience));
    },
  };
}
