/** When a subgraph that fails is no longer asked. */
export interface BreakerSettings {
  /** The share of failures among what happened last, 0…1, from which it counts as away. Default 0.5. */
  readonly share: number;
  /** How many tries must be known before anything is said of their share. Default 10. */
  readonly minimum: number;
  /** How many of the last tries count. Default 100. */
  readonly sample: number;
  /** How long a try counts, in milliseconds. Default 30,000. */
  readonly windowMs: number;
  /** How long it is left alone before one fetch tries again, in milliseconds. Default 5000. */
  readonly openMs: number;
}

/** How often a query is sent again that found nobody. */
export interface RetrySettings {
  /** How often one query is sent again; 0: never. Default 2. */
  readonly atMost: number;
  /** The longest pause before the first time, in milliseconds; it doubles. Default 100. */
  readonly pauseMs: number;
  /** The share of all fetches that may be sent again, 0…1. Default 0.1. */
  readonly share: number;
  /** How many may be sent again at once beyond that, when for a while none was. Default 32. */
  readonly reserve: number;
}

/** What one subgraph may cost the gateway. */
export interface ResilienceSettings {
  /** How long one fetch may take, in milliseconds, with all its waiting and all its tries. Default 10,000. */
  readonly timeoutMs: number;
  /** How many fetches are under way at a time. Default 32. */
  readonly concurrency: number;
  /** How many wait beyond that. Default 256. */
  readonly queue: number;
  readonly retries: RetrySettings;
  /** Null: it is always asked. */
  readonly breaker: BreakerSettings | null;
}

/** The settings where none are given. */
export const defaultResilience = {
  timeoutMs: 10_000,
  concurrency: 32,
  queue: 256,
  retries: { atMost: 2, pauseMs: 100, share: 0.1, reserve: 32 },
  breaker: { share: 0.5, minimum: 10, sample: 100, windowMs: 30_000, openMs: 5000 },
} as const satisfies ResilienceSettings;
