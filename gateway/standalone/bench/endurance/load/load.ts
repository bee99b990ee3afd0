import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Second } from './tally';
import type { LoadNews, LoadOrder, LoadTask } from './task';

/** The load, from outside. */
export interface RunningLoad {
  /** All seconds so far. */
  readonly seconds: readonly Second[];
  /** Sets how many requests are sent in a second; 0 at the beginning. */
  rate(perSecond: number): void;
  /** Has as many clients ask and go away, besides. */
  vanish(clients: number): void;
  stop(): Promise<void>;
}

/** Starts the process that makes the load. @param onSecond told of each second */
export function startLoad(task: LoadTask, onSecond: (second: Second) => void = () => {}): RunningLoad {
  const child = fork(join(__dirname, 'load-process.js'));
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  const seconds: Second[] = [];
  child.on('message', ({ second }: LoadNews) => {
    seconds.push(second);
    onSecond(second);
  });
  const order = (what: LoadOrder): void => {
    if (!child.connected) throw new Error('The process of the load has ended.');
    child.send(what);
  };
  order({ type: 'begin', task });
  return {
    seconds,
    rate: (perSecond) => order({ type: 'rate', perSecond }),
    vanish: (clients) => order({ type: 'vanish', clients }),
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
