import { type ChildProcess, spawn } from 'node:child_process';

/** A program to run beside the bench. */
export interface Program {
  readonly name: string;
  readonly command: readonly [string, ...(readonly string[])];
  readonly cwd?: string | undefined;
  /** Its whole environment. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** A program that runs. */
export interface Child {
  readonly pid: number;
  /** The first JSON that it prints on a line with this text in it. @throws Error with all it printed when it ends before */
  line<Line>(text: string): Promise<Line>;
  /** All that it has printed. */
  printed(): string;
  /** Whether it has ended. */
  hasEnded(): boolean;
  end(): Promise<void>;
}

/** A bench that is killed cannot clean up: a Node program ends without its parent. */
const endWithParent =
  'const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.exit(1); }, 250).unref();';
const patienceMs = 60_000;

/** What runs is ended with this process, however that ends. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program; a Node one, when its command begins with this process' own. */
export function startChild({ name, command: [file, ...args], cwd, variables = {} }: Program): Child {
  const isNode = file === process.execPath;
  const options = `--import=data:text/javascript,${encodeURIComponent(endWithParent)}`;
  const child = spawn(file, args, {
    cwd,
    env: { NODE_ENV: 'production', ...(isNode ? { NODE_OPTIONS: options } : {}), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).finally(() => running.delete(child));
  const hasEnded = (): boolean =>
    child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return {
    pid: child.pid ?? 0,
    line: (part) => lineWith(part, { name, child, text: () => text, hasEnded }),
    printed: () => text,
    hasEnded,
    async end() {
      if (!hasEnded()) child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended.finally(() => clearTimeout(impatience));
    },
  };
}

interface Heard {
  readonly name: string;
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly hasEnded: () => boolean;
}

function lineWith<Line>(part: string, { name, child, text, hasEnded }: Heard): Promise<Line> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const line = text()
        .split('\n')
        .find((each) => each.startsWith('{') && each.includes(part) && each.endsWith('}'));
      if (line !== undefined) settle(() => resolve(JSON.parse(line) as Line));
      else if (hasEnded()) settle(() => reject(new Error(`${name} ended before it answered:\n${text()}`)));
    };
    const late = setTimeout(
      () => settle(() => reject(new Error(`${name} does not answer:\n${text()}`))),
      patienceMs,
    );
    const settle = (how: () => void): void => {
      clearTimeout(late);
      child.stdout?.off('data', look);
      how();
    };
    child.stdout?.on('data', look);
    child.once('close', look);
    child.once('error', (error) => settle(() => reject(error)));
    look();
  });
}
