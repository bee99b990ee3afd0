import { sumOf, type Second } from '../load/tally';
import { p99Of, type Period, quietOf, type Stretch, within } from './stretches';
import type { LiveMemory } from './live-memory';
import type { Sample } from './watch-processes';

/** Something that must hold, and what was seen. */
export interface Verdict {
  readonly claim: string;
  readonly seen: string;
  /** Null: the run was too short to judge. */
  readonly holds: boolean | null;
}

/** What is judged. */
export interface Judged {
  readonly seconds: readonly Second[];
  readonly samples: readonly Sample[];
  readonly live: readonly LiveMemory[];
  readonly firstQuiet: Period;
  /** As long, at the end. */
  readonly lastQuiet: Period;
  readonly stretches: readonly Stretch[];
  readonly crashes: readonly string[];
  readonly written: number;
}

/** Megabytes a minute that what lives may grow by; and minutes below which that tells nothing. */
const [growthPerMinute, fewestMinutes] = [2, 5];

/** How much more memory the gateway may have in the second half than in the first, garbage included. */
const mostMore = 1.2;

/** Judges a run. */
export function verdictsOf(judged: Judged): readonly Verdict[] {
  return [
    ended(judged),
    back(judged),
    whole(judged),
    quick(judged),
    flat(judged),
    resident(judged),
    closed(judged),
    once(judged),
  ];
}

const ended = ({ crashes }: Judged): Verdict => ({
  claim: 'no process ended but those that were killed',
  seen: crashes.length === 0 ? 'none' : crashes.join('; '),
  holds: crashes.length === 0,
});

function back({ stretches }: Judged): Verdict {
  const never = stretches.filter(({ backAfterSeconds }) => backAfterSeconds === null);
  const longest = Math.max(0, ...stretches.map(({ backAfterSeconds }) => backAfterSeconds ?? 0));
  return {
    claim: 'after each fault every answer is full again, and as quick',
    seen:
      never.length === 0
        ? `at the latest ${longest} s after it`
        : `not after ${never.map(({ fault }) => fault.name).join(', ')}`,
    holds: never.length === 0,
  };
}

/** The quiet parts, the one before all faults first. */
const quietPeriods = ({ firstQuiet, lastQuiet, stretches }: Judged): readonly Period[] => [
  firstQuiet,
  ...stretches.map(quietOf).filter((period) => period !== null),
  lastQuiet,
];

function whole(judged: Judged): Verdict {
  const seconds = quietPeriods(judged).flatMap((period) => within(judged.seconds, period));
  const count = (outcome: 'sent' | 'partial' | 'shed' | 'failed'): number =>
    sumOf(seconds, 'query', outcome) + sumOf(seconds, 'mutation', outcome);
  const [partial, shed, failed] = [count('partial'), count('shed'), count('failed')];
  return {
    claim: 'where nothing is wrong every answer is full',
    seen: `of ${count('sent')}, ${partial} in part, ${shed} refused, ${failed} failed`,
    holds: partial + shed + failed === 0,
  };
}

function quick(judged: Judged): Verdict {
  const [first, last] = firstAndLast(judged).map((period) => p99Of(within(judged.seconds, period)) ?? 0);
  return {
    claim: 'p99 of the last quiet stretch is at most twice that of the first',
    seen: `${first} ms, then ${last} ms`,
    holds: (last ?? 0) <= 2 * (first ?? 0),
  };
}

/** The memory that a process has goes up and down by a hundred megabytes between two collections: a leak would hide in that. */
function flat({ live }: Judged): Verdict {
  const points = live.map(({ at, liveMb }) => [at / 60_000, liveMb] as const);
  const minutes = (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0);
  const slope = Math.round(slopeOf(points) * 100) / 100;
  return {
    claim: `what lives in the gateway’s memory after its garbage was collected grows by at most ${growthPerMinute} MB a minute`,
    seen: `${slope} MB a minute: ${live.map(({ liveMb }) => liveMb).join(', ')} MB`,
    holds: minutes < fewestMinutes ? null : slope <= growthPerMinute,
  };
}

function resident({ samples }: Judged): Verdict {
  const most = (half: readonly Sample[]): number =>
    Math.max(0, ...half.flatMap(({ held }) => held.filter(isGateway).map(({ memoryMb }) => memoryMb)));
  const [first, second] = [samples.slice(0, samples.length / 2), samples.slice(samples.length / 2)].map(most);
  return {
    claim: `the memory that the gateway has is at most a fifth more in the second half than in the first`,
    seen: `at most ${first} MB, then ${second} MB`,
    holds: (second ?? 0) <= mostMore * (first ?? 0),
  };
}

function closed(judged: Judged): Verdict {
  const [first = 0, last = 0] = firstAndLast(judged).map((period) =>
    Math.max(
      0,
      ...within(judged.samples, period).flatMap(({ held }) =>
        held.filter(isGateway).map(({ files }) => files),
      ),
    ),
  );
  return {
    claim: 'the gateway holds at most half as many files and sockets more at the end',
    seen: `at most ${first}, then ${last}`,
    holds: last <= 1.5 * first,
  };
}

function once({ seconds, written }: Judged): Verdict {
  const [sent, full] = [sumOf(seconds, 'mutation', 'sent'), sumOf(seconds, 'mutation', 'full')];
  return {
    claim: 'what was confirmed is written, and no more than was asked',
    seen: `${sent} mutations sent, ${full} confirmed, ${written} written`,
    holds: written >= full && written <= sent,
  };
}

function firstAndLast({ firstQuiet, lastQuiet }: Judged): readonly [Period, Period] {
  return [firstQuiet, lastQuiet];
}

const isGateway = ({ process }: { readonly process: string }): boolean => process.startsWith('gateway');

/** Of the straight line that lies nearest. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
