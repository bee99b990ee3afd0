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

/**
 * A count of people for a caller who may page through them one by one, and so could count them. Throws a
 * RangeError when n is no whole number from 0.
 */
export function exactCount(n: number): PeopleCount {
  refuseUnlessCount(n);
  return { count: n, isSuppressed: false };
}
