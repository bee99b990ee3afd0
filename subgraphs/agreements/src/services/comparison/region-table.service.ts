import type { Language } from '@banenbrug/service-common';
import type { Grantor } from '../../repositories/instrument-terms.repository';
import type { ContactBasis } from '../../repositories/region-contact.repository';
import type { Verdict } from './verdict';

/** What regions can be compared on (the enum of the schema). */
export type RegionTopic = 'CONTACT' | 'RESPONSE_TIME' | 'SCHEMES' | 'PROFILE_FRESHNESS' | 'COMPLETENESS';

/** What a region has: a member of the schema's union, which says its own type. */
export type RegionFact =
  | {
      readonly __typename: 'RegionContactFact';
      readonly isNamed: boolean;
      readonly basis: ContactBasis | null;
      readonly desk: { readonly id: string } | null;
      readonly contact: { readonly __typename: 'DeskContact'; readonly id: string } | null;
      readonly isStale: boolean | null;
    }
  | {
      readonly __typename: 'RegionResponseTimeFact';
      readonly responseDays: number;
      readonly desk: { readonly id: string } | null;
    }
  | {
      readonly __typename: 'RegionSchemeFact';
      readonly standardMonths: number | null;
      readonly maximumMonths: number | null;
      readonly isOpenEnded: boolean | null;
      readonly remark: string | null;
    }
  | {
      readonly __typename: 'RegionFreshnessFact';
      readonly freshPercentage: number | null;
      readonly isSuppressed: boolean;
    }
  | {
      readonly __typename: 'RegionCompletenessFact';
      readonly knownPercentage: number | null;
      readonly isSuppressed: boolean;
    };

/** What is known of a region in one row, with its verdict. */
export interface RegionFinding {
  readonly verdict: Verdict;
  readonly fact: RegionFact | null;
  readonly since: string | null;
  readonly verifiedOn: string | null;
  readonly source: string | null;
}

/** A cell of the schema, before its region is resolved. */
export interface RegionCell extends RegionFinding {
  readonly regionCode: string;
}

/** A row of the schema, before its label is chosen. */
export interface RegionRow {
  readonly aspect: string;
  readonly labels: Readonly<Record<Language, string>>;
  readonly instrumentCode: string | null;
  readonly grantor: Grantor | null;
  readonly standard: RegionFact | null;
  readonly cells: readonly RegionCell[];
}

/** Nothing is known of a region, or the caller may not see it. */
export const unknownFinding: RegionFinding = {
  verdict: 'UNKNOWN',
  fact: null,
  since: null,
  verifiedOn: null,
  source: null,
};

/** The cells of a row, one for each region asked, in the order asked. */
export const cellsOf = (
  regions: readonly string[],
  findingOf: (regionCode: string) => RegionFinding,
): RegionCell[] => regions.map((regionCode) => ({ regionCode, ...findingOf(regionCode) }));

/**
 * What most have; of several that are had equally often the first in the given order, and null of nothing. The order is
 * what is better to have, so that a tie does not hang on which region comes first.
 */
export function mostCommon<T>(values: readonly T[], order: (one: T, other: T) => number): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, many], [b, few]) => few - many || order(a, b));
  return first === undefined ? null : first[0];
}
