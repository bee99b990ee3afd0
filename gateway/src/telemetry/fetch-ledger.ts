/** One fetch as the log of slow operations tells it. */
export interface TimedFetch {
  readonly subgraph: string;
  readonly milliseconds: number;
}

/** What the fetches of one operation took. */
export interface FetchLedger {
  /** Notes a fetch that has ended. */
  readonly note: (subgraph: string, milliseconds: number) => void;
  count(): number;
  /** The one that took longest; null when there was none. */
  slowest(): TimedFetch | null;
}

/** Opens the ledger of one operation. */
export function openLedger(): FetchLedger {
  let count = 0;
  let slowest: TimedFetch | null = null;
  return {
    note(subgraph, milliseconds) {
      count += 1;
      if (slowest === null || milliseconds > slowest.milliseconds) slowest = { subgraph, milliseconds };
    },
    count: () => count,
    slowest: () => slowest,
  };
}
