import { type ChildProcess, spawn } from 'node:child_process';
import { openLog } from '@banenbrug/testkit';

/** Milliseconds that a program may take to load and listen, on a busy machine. */
export const patienceMs = 60_000;

/** Milliseconds for a hook or test that starts programs: they wait for each other at most twice. */
export const startTimeoutMs = 3 * patienceMs;

/** A program to run as an operating-system process of its own. */
export interface ChildOptions {
  /** What it is called in errors. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** All it gets: nothing of the test's own environment is added. */
  readonly variables: Readonly<Record<string, string>>;
  /** JavaScript that runs in it before the program does. */
  readonly preload?: string | undefined;
  /** Whom to run it as; default: whoever runs the test. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** What it prints on standard output is the secret that was asked for, and no log. */
  readonly answersSecret?: boolean | undefined;
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running process. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Where it listens, from its log. Rejects with the log when it ends before it listens. */
  address(): Promise<URL>;
  /** Everything it has printed, on both streams. */
  logs(): string;
  /** Sends a signal and waits for the end; after `patienceMs` it is killed. Default SIGTERM. */
  end(signal?: NodeJS.Signals, patienceMs?: number): Promise<Exit>;
}

/** A test that is killed cannot clean up, so each process looks after itself: without its parent it ends. */
const endWithParent =
  'const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.exit(1); }, 250).unref();';

/** Starts a Node program. */
export function startChild({
  name,
  command,
  cwd,
  variables,
  preload = '',
  user,
  answersSecret = false,
}: ChildOptions): Child {
  const [program, ...args] = command;
  const source = encodeURIComponent(`${endWithParent}\n${preload}`);
  const child = spawn(program, args, {
    cwd,
    env: { ...variables, NODE_OPTIONS: `--import=data:text/javascript,${source}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let log = '';
  const evidence = openLog('process', name);
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    // Not `exit`: what it printed last is read by then.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (!(answersSecret && stream === child.stdout)) evidence.write(text);
    });
  }
  // After the log's own listener, so that each chunk is in the log by then.
  const listening = addressIn(child, () => log, name, exited);
  return {
    get pid() {
      if (child.pid === undefined) throw new Error(`${name} could not be started.`);
      return child.pid;
    },
    exited,
    address: () => listening,
    logs: () => log,
    end: async (signal = 'SIGTERM', patienceMs = 15_000) => {
      child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      return exited.finally(() => clearTimeout(impatience));
    },
  };
}

/** The first line of the log that names an address. */
function addressIn(
  child: ChildProcess,
  log: () => string,
  name: string,
  exited: Promise<Exit>,
): Promise<URL> {
  const found = new Promise<URL>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} does not listen:\n${log()}`)), patienceMs);
    exited
      .then(
        ({ code, signal }) => reject(new Error(`${name} ended with ${code ?? signal}:\n${log()}`)),
        reject,
      )
      .finally(() => clearTimeout(late));
    child.stdout?.on('data', () => {
      const [, url] = /"url":"([^"]+)"/.exec(log()) ?? [];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(new URL(url));
    });
  });
  // Asked for or not, its failure is known by the exit too.
  found.catch(() => {});
  return found;
}
