import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SubgraphName } from '@banenbrug/gateway';
import { type Child, type Exit, startChild } from './child';
import { root } from './places';

/** One of the programs of a hub. */
export type ProgramName = SubgraphName | 'gateway';

/** Milliseconds a process may take to be ready, on a busy machine. */
const patienceMs = 60_000;

/** What a process of a hub is started with, each time. */
export interface ProcessSettings {
  readonly program: ProgramName;
  /** Which of several of the same program, from 1. */
  readonly copy: number;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly nodeOptions: readonly string[];
}

/** A process of a hub, which may be ended and started again at its address. */
export interface HubProcess {
  readonly program: ProgramName;
  /** Which of several of the same program, from 1. */
  readonly copy: number;
  /** Such as `regions 2`. */
  readonly name: string;
  readonly port: number;
  /** Such as http://127.0.0.1:20000 */
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  pid(): number;
  /** Ends that nobody here asked for. */
  crashes(): readonly string[];
  send(signal: NodeJS.Signals): void;
  end(signal: NodeJS.Signals): Promise<Exit>;
  /** Starts it and waits until it is ready. @throws Error with what it printed when it is not */
  start(): Promise<void>;
}

/** A process of a hub that was not started yet. */
export function hubProcess({ program, copy, port, variables, nodeOptions }: ProcessSettings): HubProcess {
  const folder = program === 'gateway' ? 'gateway' : `subgraphs/${program}`;
  const name = `${program} ${copy}`;
  const url = `http://127.0.0.1:${port}`;
  const crashes: string[] = [];
  let running: { readonly child: Child; isAsked: boolean } | null = null;
  const current = (): { readonly child: Child; isAsked: boolean } => {
    if (!running) throw new Error(`${name} was not started.`);
    return running;
  };
  return {
    program,
    copy,
    name,
    port,
    url,
    pid: () => current().child.pid,
    crashes: () => crashes,
    send: (signal) => current().child.send(signal),
    end(signal) {
      const ending = current();
      ending.isAsked = true;
      return ending.child.end(signal);
    },
    async start() {
      const command = [process.execPath, ...nodeOptions, join(root, folder, 'dist/main.js')] as const;
      const child = startChild({
        name,
        command,
        cwd: root,
        variables: { ...variables, PORT: String(port) },
      });
      const started = { child, isAsked: false };
      running = started;
      void child.exited.then(({ code, signal }) => {
        if (!started.isAsked)
          crashes.push(`${name} ended with ${code ?? signal}: ${child.printed().slice(-2000)}`);
      });
      await untilReady(url, child);
    },
  };
}

async function untilReady(url: string, child: Child): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const status = await fetch(`${url}/ready`).then(
      ({ status, body }) => body?.cancel().then(() => status) ?? status,
      () => null,
    );
    if (status === 200) return;
    await wait(50);
  }
  throw new Error(`${url} is not ready after ${patienceMs / 1000} s:\n${child.printed()}`);
}
