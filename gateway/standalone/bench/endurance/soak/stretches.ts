import { quantile } from '../load/histogram';
import type { Second } from '../load/tally';
import type { Fault } from './faults';

/** When a fault was done, in milliseconds since 1970. */
export interface Inflicted {
  readonly fault: Fault;
  readonly from: number;
  /** When it was over by itself. */
  readonly until: number;
  /** When the next one came, or the end. */
  readonly next: number;
}

/** A fault and what was seen of it. */
export interface Stretch extends Inflicted {
  /** When all was as before, seconds after the fault was over; null when it never was. */
  readonly backAfterSeconds: number | null;
  /** From then on, in milliseconds since 1970; null likewise. */
  readonly calmFrom: number | null;
}

/** So many seconds in a row tell that all is as before. */
const calmSeconds = 3;
const secondMs = 1000;

/** From when to when, in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** What happened within a period. A second counts where it ended. */
export const within = <Timed extends { readonly at: number }>(
  all: readonly Timed[],
  { from, until }: Period,
): readonly Timed[] => all.filter(({ at }) => at > from && at <= until);

/** Finds when all was as before: only full answers, and p99 within the bound, for some seconds. */
export function stretchOf(inflicted: Inflicted, seconds: readonly Second[], boundMs: number): Stretch {
  const after = within(seconds, { from: inflicted.until, until: inflicted.next });
  const index = after.findIndex((_, at) => isCalm(after.slice(at, at + calmSeconds), boundMs));
  const first = after[index];
  if (first === undefined) return { ...inflicted, backAfterSeconds: null, calmFrom: null };
  const lateBy = (first.at - secondMs - inflicted.until) / 1000;
  return {
    ...inflicted,
    backAfterSeconds: Math.max(0, Math.round(lateBy * 10) / 10),
    // Seconds do not end to the millisecond.
    calmFrom: first.at - secondMs / 2,
  };
}

function isCalm(seconds: readonly Second[], boundMs: number): boolean {
  if (seconds.length < calmSeconds) return false;
  const p99 = p99Of(seconds);
  return seconds.every(isFull) && p99 !== null && p99 <= boundMs;
}

const isFull = ({ query, mutation }: Second): boolean =>
  [query, mutation].every(({ partial, shed, failed }) => partial + shed + failed === 0);

/** The quiet part of a stretch; null when there was none. */
export function quietOf({ calmFrom, next }: Stretch): Period | null {
  return calmFrom === null ? null : { from: calmFrom, until: next };
}

/** p99 of seconds, in milliseconds; null of none. */
export const p99Of = (seconds: readonly Second[]): number | null =>
  quantile(
    seconds.map(({ durations }) => durations),
    0.99,
  );
