import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { HubProcess } from '../hub/hub-process';

/** What lives in a process at a moment: what is left after a full collection of garbage. */
export interface LiveMemory {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Heap and buffers, in megabytes. */
  readonly liveMb: number;
}

/** How long a process may take to collect and tell, on a busy machine. */
const patienceMs = 10_000;

/** Node's options for a process that tells in a file what lives in it, at each SIGUSR2. */
export function tellingLiveMemory(file: string): readonly string[] {
  const program = `
    import { renameSync, writeFileSync } from 'node:fs';
    const [file, next] = ${JSON.stringify([file, `${file}.next`])};
    process.on('SIGUSR2', () => {
      gc();
      const { heapUsed, external } = process.memoryUsage();
      writeFileSync(next, JSON.stringify({ at: Date.now(), liveMb: Math.round((heapUsed + external) / 1e5) / 10 }));
      renameSync(next, file);
    });`;
  return ['--expose-gc', `--import=data:text/javascript,${encodeURIComponent(program)}`];
}

/** Has a process that was started so collect its garbage and tell. @throws Error when it does not */
export async function liveMemoryOf(process: HubProcess, file: string): Promise<LiveMemory> {
  rmSync(file, { force: true });
  process.send('SIGUSR2');
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    await wait(20);
    const told = readWhere(file);
    if (told !== null) return JSON.parse(told) as LiveMemory;
  }
  throw new Error(`${process.name} does not tell what lives in it.`);
}

function readWhere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
