import { quantile } from '../load/histogram';
import { type Counts, type Second, sumOf } from '../load/tally';
import { type Machine, sentenceOf } from '../machine';
import type { LiveMemory } from './live-memory';
import type { Step } from './steady-rate';
import { type Period, type Stretch, within } from './stretches';
import type { Verdict } from './verdicts';
import type { Held, Sample } from './watch-processes';

/** A whole run. */
export interface SoakResult {
  readonly date: string;
  readonly machine: Machine;
  readonly postgres: string;
  /** Requests per second. */
  readonly rate: number;
  readonly steps: readonly Step[];
  /** What p99 must be within to count as before, in milliseconds. */
  readonly boundMs: number;
  readonly startedAt: number;
  readonly firstQuiet: Period;
  readonly lastQuiet: Period;
  readonly stretches: readonly Stretch[];
  readonly seconds: readonly Second[];
  readonly samples: readonly Sample[];
  readonly live: readonly LiveMemory[];
  readonly verdicts: readonly Verdict[];
}

/** The result as Markdown. */
export function reportOf(result: SoakResult): string {
  return [
    sentenceOf(result.date, result.postgres, result.machine),
    '',
    `${result.rate} requests a second${fromSteps(result.steps)}. Times in milliseconds, from when a request was due.`,
    '',
    '## What must hold',
    '',
    '| | seen | |',
    '| --- | --- | --- |',
    ...result.verdicts.map(({ claim, seen, holds }) => `| ${claim} | ${seen} | ${wordOf(holds)} |`),
    '',
    '## Faults',
    '',
    `As before: three seconds of full answers with p99 within ${result.boundMs}.`,
    '',
    '| fault | lasted, s | full | in part | refused | failed | p99 | as before after, s | what failed or was missing |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...result.stretches.map((stretch) => faultRow(stretch, result)),
    '',
    '## Minute by minute',
    '',
    '| minute | sent | full | in part | refused | failed | p50 | p99 | followers | events | gateway MB / heap MB / files | subgraphs MB |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...minutesOf(result),
    '',
  ].join('\n');
}

const wordOf = (holds: boolean | null): string =>
  holds === null ? 'not judged: too short' : holds ? 'holds' : '**does not hold**';

function fromSteps(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const tried = steps.map(
    ({ rate, p99, isSteady }) => `${rate} (p99 ${p99}${isSteady ? '' : ', not steady'})`,
  );
  return `, four fifths of the highest steady load; tried: ${tried.join(', ')}`;
}

const countOf = (seconds: readonly Second[], count: keyof Counts): number =>
  sumOf(seconds, 'query', count) + sumOf(seconds, 'mutation', count);

const countsOf = (seconds: readonly Second[]): string =>
  (['full', 'partial', 'shed', 'failed'] as const).map((count) => countOf(seconds, count)).join(' | ');

const timeOf = (seconds: readonly Second[], share: number): number | null =>
  quantile(
    seconds.map(({ durations }) => durations),
    share,
  );

function faultRow(
  { fault, from, until, next, backAfterSeconds, calmFrom }: Stretch,
  { seconds }: SoakResult,
): string {
  const end = calmFrom ?? next;
  const during = within(seconds, { from, until: Math.max(end, from + 2000) });
  const lasted = Math.round((until - from) / 100) / 10;
  const why = new Map<string, number>();
  for (const { failures } of during) {
    for (const [what, count] of Object.entries(failures)) why.set(what, (why.get(what) ?? 0) + count);
  }
  const most = [...why].toSorted(([, a], [, b]) => b - a).slice(0, 4);
  const failures = most.map(([what, count]) => `${count} ${what}`).join(', ');
  return `| ${fault.title} | ${lasted} | ${countsOf(during)} | ${timeOf(during, 0.99)} | ${backAfterSeconds ?? 'never'} | ${failures} |`;
}

function minutesOf({ startedAt, seconds, samples }: SoakResult): string[] {
  const minutes = Math.ceil(((seconds.at(-1)?.at ?? startedAt) - startedAt) / 60_000);
  return Array.from({ length: minutes }, (_, minute) => {
    const period = { from: startedAt + minute * 60_000, until: startedAt + (minute + 1) * 60_000 };
    const inside = within(seconds, period);
    const looked = within(samples, period);
    const held = looked.flatMap((sample) => sample.held);
    const heap = Math.max(0, ...looked.map(({ gatewayHeapMb }) => gatewayHeapMb ?? 0));
    const gateway = held.filter(({ process }) => process.startsWith('gateway'));
    const subgraphs = held.filter(({ process }) => !process.startsWith('gateway'));
    const followers = Math.min(...inside.map((second) => second.followers));
    const events = inside.reduce((sum, second) => sum + second.events, 0);
    return (
      `| ${minute + 1} | ${countOf(inside, 'sent')} | ${countsOf(inside)} | ${timeOf(inside, 0.5)} | ${timeOf(inside, 0.99)} ` +
      `| ${followers} | ${events} | ${most(gateway, 'memoryMb')} / ${heap} / ${most(gateway, 'files')} | ${most(subgraphs, 'memoryMb')} |`
    );
  });
}

const most = (held: readonly Held[], what: 'memoryMb' | 'files'): number =>
  Math.round(Math.max(0, ...held.map((each) => each[what])));
