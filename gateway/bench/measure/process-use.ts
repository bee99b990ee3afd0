import { readFileSync } from 'node:fs';

/** Milliseconds of a tick of /proc: 100 a second on every Linux that Node runs on. */
const tickMs = 10;

/** Milliseconds of processor that processes have used since they began; their ended children not counted. Linux only. */
export function processorMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid) * tickMs, 0);
}

/** Megabytes of memory that processes hold now. Linux only. */
export function residentMb(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const [, number] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(number ?? 0);
  });
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

/** The name of a program may hold spaces and parentheses: fields are counted from behind it. */
function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
