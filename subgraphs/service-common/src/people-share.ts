import { roundedCount, roundedTotal } from './people-count';

/** A part of people in a hundred of them; null where that cannot be told. */
export interface PeopleShare {
  readonly percentage: number | null;
  readonly isSuppressed: boolean;
}

/** How many of a number of people are a part of them. */
export interface PartOfPeople {
  readonly part: number;
  readonly whole: number;
}

/** A share for a caller who may count the people one by one. Of nobody there is none, and none is hidden. */
export function exactShare({ part, whole }: PartOfPeople): PeopleShare {
  return { percentage: whole === 0 ? null : Math.round((part * 100) / whole), isSuppressed: false };
}

/**
 * A share for everybody: made of the rounded numbers of both, and not told where one of them is not. Those who are not in
 * the part count as a part, too: what is told of both must tell neither. Throws a RangeError when a number is no whole
 * number from 0.
 */
export function roundedShare({ part, whole }: PartOfPeople): PeopleShare {
  const { count: of } = roundedTotal(whole, [part, whole - part]);
  const { count } = roundedCount(part);
  return of === null || count === null
    ? { percentage: null, isSuppressed: true }
    : { percentage: Math.round((count * 100) / of), isSuppressed: false };
}

/** A region counts in a national median from this many people on. */
const smallestOfMedian = 20;

/** Fewer regions than this have no median: it could be told whose it is. */
const fewestOfMedian = 5;

/**
 * The median over regions of a part of people in a hundred, for everybody: it names no region, and each share is made
 * of rounded numbers. A part that is too small to show counts as none of the region. Null of fewer than five regions.
 */
export function medianShare(regions: readonly PartOfPeople[]): number | null {
  const shares = regions
    .filter(({ whole }) => whole >= smallestOfMedian)
    .map(({ part, whole }) => {
      const [count, of] = [roundedCount(part).count ?? 0, roundedCount(whole).count ?? 0];
      return Math.round((count * 100) / of);
    })
    .toSorted((a, b) => a - b);
  if (shares.length < fewestOfMedian) return null;
  const [low = 0, high = 0] = [shares[(shares.length - 1) >> 1], shares[shares.length >> 1]];
  return (low + high) / 2;
}
