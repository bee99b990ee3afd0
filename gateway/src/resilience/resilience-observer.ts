import type { BreakerState } from './circuit-breaker';

/** Told what becomes of the fetches to all subgraphs: for metrics, traces and the log. Must not throw. */
export interface ResilienceObserver {
  /** A fetch is sent. @param attempt from 1; more: it is sent again @param waitedMs how long it stood in the queue */
  onTry(service: string, attempt: number, waitedMs: number): void;
  /** A fetch is refused because too many are under way and waiting, or it waited for all its time. */
  onShed(service: string): void;
  /** A subgraph is asked no more, tried, or asked again. */
  onBreaker(service: string, state: BreakerState): void;
}

/** How one subgraph stands now. */
export interface SubgraphStanding {
  /** Fetches under way, at most the concurrency of its settings. */
  readonly running: number;
  /** Fetches that wait for their turn. */
  readonly queued: number;
  readonly breaker: BreakerState;
}

/** Tells several. */
export function tellAll(observers: readonly ResilienceObserver[]): ResilienceObserver {
  return {
    onTry: (service, attempt, waitedMs) => {
      for (const { onTry } of observers) onTry(service, attempt, waitedMs);
    },
    onShed: (service) => {
      for (const { onShed } of observers) onShed(service);
    },
    onBreaker: (service, state) => {
      for (const { onBreaker } of observers) onBreaker(service, state);
    },
  };
}
