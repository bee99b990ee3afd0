/** What became of the last tries. */
export interface RecentOutcomes {
  /** @param at milliseconds of a clock that never goes back */
  add(hasFailed: boolean, at: number): void;
  /** How many there were in the window that ends now, and how many of them failed. */
  tally(now: number): { readonly total: number; readonly failed: number };
  forget(): void;
}

/**
 * Remembers the last `size` tries, none for longer than the window. Both bounds matter: at a high rate the number keeps the
 * memory small and the judgement quick, at a low one the window keeps yesterday's failures out of it.
 */
export function createRecentOutcomes(size: number, windowMs: number): RecentOutcomes {
  const times = new Float64Array(size);
  const failures = new Uint8Array(size);
  let added = 0;
  return {
    add(hasFailed, at) {
      const place = added % size;
      times[place] = at;
      failures[place] = Number(hasFailed);
      added += 1;
    },
    tally(now) {
      let [total, failed] = [0, 0];
      for (let place = 0; place < Math.min(added, size); place += 1) {
        if (now - (times[place] ?? 0) > windowMs) continue;
        total += 1;
        failed += failures[place] ?? 0;
      }
      return { total, failed };
    },
    forget() {
      added = 0;
    },
  };
}
