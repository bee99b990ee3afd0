/** How many fetches may be sent again. */
export interface RetryBudget {
  /** A fetch was asked for: a part of one may be sent again. */
  earn(): void;
  /** Takes one out; false: there is none. */
  spend(): boolean;
}

/**
 * A share of all fetches, and a reserve that fills up again from it. While nearly everything fails the share is what is sent again,
 * so an outage costs a subgraph that share more and not a multiple. The reserve is for the quiet moment in which one process of
 * several dies and takes with it what was under way.
 */
export function createRetryBudget(share: number, reserve: number): RetryBudget {
  let left = reserve;
  return {
    earn() {
      left = Math.min(reserve, left + share);
    },
    spend() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
