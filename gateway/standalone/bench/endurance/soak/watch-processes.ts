import { readdirSync, readFileSync } from 'node:fs';
import type { HubProcess } from '../hub/hub-process';

/** What the processes hold at a moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly held: readonly Held[];
  /** What the gateway's heap uses, in megabytes, garbage included; null when it did not tell. */
  readonly gatewayHeapMb: number | null;
}

/** What one process holds. */
export interface Held {
  readonly process: string;
  readonly pid: number;
  /** Resident memory, in megabytes. */
  readonly memoryMb: number;
  /** Open files and sockets. */
  readonly files: number;
}

const everyMs = 5000;

/** Looks every 5 s what processes hold. Linux only. @param metricsUrl where the gateway tells of itself */
export function watchProcesses(
  processes: readonly HubProcess[],
  metricsUrl: string,
): { readonly samples: readonly Sample[]; stop(): void } {
  const samples: Sample[] = [];
  const look = (): void => {
    const now = { at: Date.now(), held: processes.flatMap(heldBy) };
    void heapAt(metricsUrl).then((gatewayHeapMb) => samples.push({ ...now, gatewayHeapMb }));
  };
  look();
  const timer = setInterval(look, everyMs);
  return { samples, stop: () => clearInterval(timer) };
}

/** Nothing of a process that has ended. */
function heldBy(process: HubProcess): Held[] {
  const pid = process.pid();
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kilobytes === undefined) return [];
    const memoryMb = Math.round(Number(kilobytes) / 102.4) / 10;
    return [{ process: process.name, pid, memoryMb, files: readdirSync(`/proc/${pid}/fd`).length }];
  } catch {
    return [];
  }
}

async function heapAt(metricsUrl: string): Promise<number | null> {
  const text = await fetch(metricsUrl).then(
    (answer) => answer.text(),
    () => '',
  );
  const [, bytes] = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(text) ?? [];
  return bytes === undefined ? null : Math.round(Number(bytes) / 2 ** 20);
}
