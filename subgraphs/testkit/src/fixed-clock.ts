import type { Clock } from '@banenbrug/service-common';

/** A clock that stands still until it is told otherwise. */
export interface FixedClock extends Clock {
  set(instant: string): void;
}

/** @param instant ISO 8601, such as 2026-06-15T10:00:00Z */
export function fixedClock(instant: string): FixedClock {
  let now = new Date(instant);
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next);
    },
  };
}
