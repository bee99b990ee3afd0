import type { Histogram } from './histogram';

/**
 * What came of a request: all that was asked for; a part of it, with errors; refused since there was too much to do
 * (503 or 429 with Retry-After); anything else, also none at all.
 */
export type Outcome = 'full' | 'partial' | 'shed' | 'failed';

/** What was sent of a kind within a second, and what came of what was answered in it. */
export type Counts = Record<Outcome | 'sent', number>;

/** One second of the load. */
export interface Second {
  /** Milliseconds since 1970 at its end. */
  readonly at: number;
  readonly query: Counts;
  readonly mutation: Counts;
  /** From the moment at which each was due until its answer was read, of those with data, in milliseconds. */
  readonly durations: Histogram;
  /** What failed, by what was seen. */
  readonly failures: Record<string, number>;
  readonly underWay: number;
  /** Subscriptions that are open, and events that came. */
  readonly followers: number;
  readonly events: number;
}

/** Nothing yet. */
export const noCounts = (): Counts => ({ sent: 0, full: 0, partial: 0, shed: 0, failed: 0 });

/** The sum of a count over seconds. */
export const sumOf = (seconds: readonly Second[], kind: 'query' | 'mutation', count: keyof Counts): number =>
  seconds.reduce((sum, second) => sum + second[kind][count], 0);
