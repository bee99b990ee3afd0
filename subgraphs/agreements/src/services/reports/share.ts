/** How many of how many. Of fewer than five a percentage says nothing, or too much of each. */
export interface Share {
  readonly count: number;
  /** Of how many. */
  readonly base: number;
  /** With one decimal; null when it is suppressed. */
  readonly percentage: number | null;
  readonly isSuppressed: boolean;
}

const smallestBase = 5;

/** The share of a part in a whole. */
export function shareOf(count: number, base: number): Share {
  const isSuppressed = base < smallestBase;
  return {
    count,
    base,
    percentage: isSuppressed ? null : Math.round((count / base) * 1000) / 10,
    isSuppressed,
  };
}

/** By how many percentage points a share is above a former one, with one decimal; null when either is suppressed. */
export function pointsAbove(share: Share, former: Share): number | null {
  if (share.percentage === null || former.percentage === null) return null;
  return Math.round((share.percentage - former.percentage) * 10) / 10;
}
