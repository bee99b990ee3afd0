/** A number of people as a caller may see it. */
export interface PeopleCount {
  /** Null when the number is too small to show. */
  readonly count: number | null;
  readonly isSuppressed: boolean;
}

/** Fewer people than this are recognisable: the number is not shown. */
const smallestShown = 5;

/** Numbers from which another could be subtracted are shown to this multiple. */
const step = 5;

function refuseUnlessCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new RangeError(`A count of people is a whole number from 0, not ${n}.`);
  }
}

/**
 * A count of people for everybody: rounded to the nearest multiple of 5, and not shown below 5, zero
 * included: a shown zero would tell that a small number is not zero. Totals go through here as well, on the
 * exact sum, never on the sum of rounded parts. Throws a RangeError when n is no whole number from 0.
 */
export function roundedCount(n: number): PeopleCount {
  refuseUnlessCount(n);
  if (n < smallestShown) return { count: null, isSuppressed: true };
  return { count: Math.round(n / step) * step, isSuppressed: false };
}

/** A shown number stands for this much less and this much more. */
const slack = 2;

/**
 * The rounded count of a total whose parts the same caller sees rounded: parts that make it up, whether or not one
 * person can be in several. Beside shown parts a shown total would tell how large the suppressed ones are at least;
 * where it could leave fewer than three possible numbers for one of them it is suppressed, too. Whether it is, is told
 * by the shown parts alone, so that the suppression tells nothing either. Throws a RangeError when a number is no
 * whole number from 0.
 */
export function roundedTotal(total: number, parts: readonly number[]): PeopleCount {
  refuseUnlessCount(total);
  const shown = parts.map(roundedCount).flatMap(({ count }) => count ?? []);
  const suppressed = parts.length - shown.length;
  if (suppressed === 0) return roundedCount(total);
  const largestSuppressed = smallestShown - 1;
  const shownAtMost = shown.reduce((sum, count) => sum + count + slack, 0);
  const largestTotal = roundedCount(shownAtMost + suppressed * largestSuppressed).count ?? 0;
  const othersAtMost = shownAtMost + (suppressed - 1) * largestSuppressed;
  const atLeast = largestTotal - slack - othersAtMost;
  return atLeast > largestSuppressed - 2 ? { count: null, isSuppressed: true } : roundedCount(total);
}

/**
 * A count of people for a caller who may page through them one by one, and so could count them. Throws a
 * RangeError when n is no whole number from 0.
 */
export function exactCount(n: number): PeopleCount {
  refuseUnlessCount(n);
  return { count: n, isSuppressed: false };
}
