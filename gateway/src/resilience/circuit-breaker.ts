import { createRecentOutcomes } from './recent-outcomes';
import type { BreakerSettings } from './resilience-settings';

/** closed: all are let through. open: none is. half-open: one is, and what becomes of it decides. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** What became of a try. `unknown`: it was given up for a reason that says nothing of the subgraph. */
export type Outcome = 'answered' | 'failed' | 'unknown';

/** Keeps fetches from a subgraph that is away: they would wait for nothing, and it would come back to a crowd. */
export interface CircuitBreaker {
  readonly state: () => BreakerState;
  /** Whether a fetch would be refused now. */
  refuses(): boolean;
  /** Lets one try through, whose outcome must be told; null: refused. */
  admit(): ((outcome: Outcome) => void) | null;
}

/**
 * Opens when the share of failures among the last tries is too high. One after another would not do as a measure: a subgraph
 * of which every second connection breaks never fails often in a row.
 *
 * Not cockatiel's: there a probe whose client leaves closes the breaker, all others wait until the probe is through, and
 * failures from before it opened open it again.
 * @param now milliseconds of a clock that never goes back
 * @param onChange told of every change of state
 */
export function createCircuitBreaker(
  { share, minimum, sample, windowMs, openMs }: BreakerSettings,
  now: () => number,
  onChange: (state: BreakerState) => void,
): CircuitBreaker {
  const outcomes = createRecentOutcomes(sample, windowMs);
  let state: BreakerState = 'closed';
  let openUntil = 0;
  let isProbing = false;
  // What was sent before the last change says nothing of what came after.
  let era = 0;

  const change = (next: BreakerState): void => {
    state = next;
    era += 1;
    isProbing = false;
    outcomes.forget();
    onChange(next);
  };
  const open = (): void => {
    openUntil = now() + openMs;
    change('open');
  };
  const judgeProbe = (outcome: Outcome): void => {
    if (outcome === 'answered') change('closed');
    else if (outcome === 'failed') open();
    // The next one tries.
    else isProbing = false;
  };
  const judge = (outcome: Outcome): void => {
    if (outcome === 'unknown') return;
    outcomes.add(outcome === 'failed', now());
    if (outcome === 'answered') return;
    const { total, failed } = outcomes.tally(now());
    if (total >= minimum && failed >= share * total) open();
  };
  const refuses = (): boolean => (state === 'open' && now() < openUntil) || isProbing;

  return {
    state: () => state,
    refuses,
    admit() {
      if (refuses()) return null;
      if (state === 'open') change('half-open');
      isProbing = state === 'half-open';
      const begun = era;
      return (outcome) => {
        if (begun !== era) return;
        if (state === 'half-open') judgeProbe(outcome);
        else judge(outcome);
      };
    },
  };
}

/** Lets everything through. */
export const noBreaker: CircuitBreaker = {
  state: () => 'closed',
  refuses: () => false,
  admit: () => () => {},
};
