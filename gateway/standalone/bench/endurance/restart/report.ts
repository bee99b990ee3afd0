import { quantile } from '../load/histogram';
import { type Counts, type Second, sumOf } from '../load/tally';
import { type Machine, sentenceOf } from '../machine';

/** How one process was started anew; times in milliseconds since 1970. */
export interface Restart {
  readonly name: string;
  /** When it was told to end, when it had ended, when the next one was ready, and when HAProxy had seen that. */
  readonly from: number;
  readonly ended: number;
  readonly ready: number;
  readonly until: number;
  /** The code it ended with, or the signal. */
  readonly exit: number | string;
}

/** A whole run. */
export interface RestartResult {
  readonly date: string;
  readonly machine: Machine;
  readonly postgres: string;
  readonly haproxy: string;
  /** Requests per second. */
  readonly rate: number;
  /** Seconds a process that is told to end goes on taking requests. */
  readonly notice: number;
  readonly restarts: readonly Restart[];
  readonly seconds: readonly Second[];
  /** Agreements that the mutations have written. */
  readonly written: number;
  readonly crashes: readonly string[];
}

/** Whether no query failed, every process ended in peace, and nothing was written that was not asked. */
export function verdictOf({ seconds, restarts, crashes }: RestartResult): boolean {
  return (
    crashes.length === 0 &&
    restarts.every(({ exit }) => exit === 0) &&
    [...lostOf(seconds, 'query'), sumOf(seconds, 'query', 'sent') - sumOf(seconds, 'query', 'full')].every(
      (count) => count === 0,
    )
  );
}

const lostOf = (seconds: readonly Second[], kind: 'query' | 'mutation'): readonly number[] =>
  (['partial', 'shed', 'failed'] as const).map((count) => sumOf(seconds, kind, count));

/** The result as Markdown. */
export function reportOf(result: RestartResult): string {
  const { date, machine, postgres, haproxy, rate, notice, restarts, seconds, written } = result;
  const [first, last] = [restarts[0]?.from ?? 0, restarts.at(-1)?.until ?? 0];
  const periods = [
    ['before', seconds.filter(({ at }) => at <= first)],
    ['during', seconds.filter(({ at }) => at > first && at <= last)],
    ['after', seconds.filter(({ at }) => at > last)],
  ] as const;
  return [
    sentenceOf(date, postgres, machine),
    '',
    `HAProxy ${haproxy}; two processes of each program; ${rate} requests a second; a notice of ${notice} s. ${verdictOf(result) ? 'No query failed.' : '**Queries failed.**'}`,
    `All ${restarts.length} processes were started anew within ${Math.round((last - first) / 1000)} s. ${written} agreements were written in all.`,
    '',
    '| | queries | full | in part | refused | failed | mutations | full | not | p50, ms | p99, ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...periods.map(([name, inside]) => periodRow(name, inside)),
    '',
    '| started anew | exit | ended after, s | ready after, s | seen after, s | p99, ms | not full |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...restarts.map((restart) => restartRow(restart, seconds)),
    '',
    ...failuresOf(seconds),
  ].join('\n');
}

function periodRow(name: string, seconds: readonly Second[]): string {
  const count = (kind: 'query' | 'mutation', what: keyof Counts): number => sumOf(seconds, kind, what);
  const [partial, shed, failed] = lostOf(seconds, 'query');
  const lost = lostOf(seconds, 'mutation').reduce((sum, each) => sum + each, 0);
  const queries = `${count('query', 'sent')} | ${count('query', 'full')} | ${partial} | ${shed} | ${failed}`;
  const mutations = `${count('mutation', 'sent')} | ${count('mutation', 'full')} | ${lost}`;
  return `| ${name} | ${queries} | ${mutations} | ${timeOf(seconds, 0.5)} | ${timeOf(seconds, 0.99)} |`;
}

function restartRow({ name, from, ended, ready, until, exit }: Restart, seconds: readonly Second[]): string {
  const inside = seconds.filter(({ at }) => at > from && at <= until + 1000);
  const lost = [...lostOf(inside, 'query'), ...lostOf(inside, 'mutation')].reduce(
    (sum, each) => sum + each,
    0,
  );
  const after = (at: number): number => Math.round((at - from) / 100) / 10;
  return `| ${name} | ${exit} | ${after(ended)} | ${after(ready)} | ${after(until)} | ${timeOf(inside, 0.99)} | ${lost} |`;
}

const timeOf = (seconds: readonly Second[], share: number): number | null =>
  quantile(
    seconds.map(({ durations }) => durations),
    share,
  );

function failuresOf(seconds: readonly Second[]): string[] {
  const why = new Map<string, number>();
  for (const { failures } of seconds) {
    for (const [what, count] of Object.entries(failures)) why.set(what, (why.get(what) ?? 0) + count);
  }
  return why.size === 0
    ? []
    : ['What was not full:', '', ...[...why].map(([what, count]) => `* ${what}: ${count}`), ''];
}
