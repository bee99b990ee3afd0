import { isPublishedOn } from '../repositories/profile-visibility';
import { freshSince } from '../services/profile-staleness.service';
import type { Parameters } from './parameters';

/** Who is on offer on a day, as SQL over a profile `p`. */
export interface Offer {
  readonly isPublished: string;
  /** The first day that is fresh. */
  readonly freshSince: string;
  readonly isFresh: string;
  readonly isStale: string;
}

/** What is on offer on a day. */
export function offerOn(today: string, { add }: Parameters): Offer {
  const isPublished = isPublishedOn(add(today));
  const since = `${add(freshSince(today))}::date`;
  return {
    isPublished,
    freshSince: since,
    isFresh: `${isPublished} and p.verified_on >= ${since}`,
    isStale: `${isPublished} and p.verified_on < ${since}`,
  };
}
