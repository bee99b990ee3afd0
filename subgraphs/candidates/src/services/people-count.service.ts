import {
  type Caller,
  type CountedConnection,
  exactCount,
  exactShare,
  isOwnDesk,
  medianShare as medianOfNumbers,
  type PeopleCount,
  type PeopleShare,
  roundedCount,
  roundedShare,
  roundedTotal,
} from '@banenbrug/service-common';

let exactly: (people: Headcount) => number;

/**
 * How many people there are, as SQL counted them. It is no number: a resolver that answered it by accident would
 * answer an error. Only the functions of this file make something of it that a caller may see.
 */
export class Headcount {
  readonly #people: number;

  private constructor(people: number) {
    this.#people = people;
  }

  static of(people: number): Headcount {
    return new Headcount(people);
  }

  static readonly none = new Headcount(0);

  /** Together, where nobody is in both. */
  plus(others: Headcount): Headcount {
    return new Headcount(this.#people + others.#people);
  }

  /** Those who are left, where the others are a part of these. */
  without(others: Headcount): Headcount {
    return new Headcount(this.#people - others.#people);
  }

  static {
    exactly = (people) => people.#people;
  }
}

declare const pageable: unique symbol;

/** The exact size of a list that the caller may page through to its end, and so could count. */
export type PageableCount = number & { readonly [pageable]: true };

/** The size of a list whose pages the caller may read: visibility stands in the SQL that counted it. */
export const countOfPages = (people: Headcount): PageableCount => exactly(people) as PageableCount;

/** The same of a page's list: the total of every connection that the caller may page through to its end. */
export const countOfConnection = async ({
  countAll,
}: Pick<CountedConnection<unknown>, 'countAll'>): Promise<PageableCount> =>
  countOfPages(Headcount.of(await countAll()));

/** A number of people in regions: exact for a desk that serves all of them, rounded for everybody else. */
export const countInRegions = (caller: Caller, regions: readonly string[], people: Headcount): PeopleCount =>
  servesAll(caller, regions) ? exactCount(exactly(people)) : roundedCount(exactly(people));

/** The same of a total whose parts the caller is told as well, so that no hidden part can be found by subtraction. */
export const totalInRegions = (
  caller: Caller,
  regions: readonly string[],
  people: Headcount,
  parts: readonly Headcount[],
): PeopleCount =>
  servesAll(caller, regions)
    ? exactCount(exactly(people))
    : roundedTotal(exactly(people), parts.map(exactly));

/**
 * How many in a hundred of the people in a region are a part of them: exact for a desk that serves the region, else made
 * of the rounded numbers of both, and not told where one of them is not. Those who are not in the part count as a
 * part, too: what is told of both must tell neither.
 */
export function shareInRegion(
  caller: Caller,
  region: string,
  part: Headcount,
  whole: Headcount,
): PeopleShare {
  const numbers = { part: exactly(part), whole: exactly(whole) };
  return servesAll(caller, [region]) ? exactShare(numbers) : roundedShare(numbers);
}

/** The national median of such shares over regions, for everybody: it names no region. */
export const medianShare = (
  regions: readonly { readonly part: Headcount; readonly whole: Headcount }[],
): number | null =>
  medianOfNumbers(regions.map(({ part, whole }) => ({ part: exactly(part), whole: exactly(whole) })));

/** A number of people of one desk: exact for that desk, rounded for everybody else. */
export const countOfDesk = (caller: Caller, deskId: string, people: Headcount): PeopleCount =>
  isOwnDesk(caller, deskId) ? exactCount(exactly(people)) : roundedCount(exactly(people));

/** Others are told a share to this multiple, in a hundred. */
const shareStep = 5;

/**
 * How many in a hundred of what a desk did are a part of it: exact for that desk; for others to a multiple of 5, and not
 * of a whole that is too small to show. Null where there is none.
 */
export function shareOfDesk(
  caller: Caller,
  deskId: string,
  part: Headcount,
  whole: Headcount,
): number | null {
  if (exactly(whole) === 0) return null;
  const percentage = (exactly(part) * 100) / exactly(whole);
  if (isOwnDesk(caller, deskId)) return Math.round(percentage);
  return roundedCount(exactly(whole)).isSuppressed ? null : Math.round(percentage / shareStep) * shareStep;
}

/** Whether the caller is a desk that serves all these regions. */
const servesAll = ({ role, regions }: Caller, codes: readonly string[]): boolean =>
  role === 'DESK' && codes.every((code) => regions.includes(code));
