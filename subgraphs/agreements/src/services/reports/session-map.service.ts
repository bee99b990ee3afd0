import { referenceRegions } from '@banenbrug/service-common';
import { count, type FollowUpFacts, isDone } from './follow-up-facts';

/** How many agreements one region is in. */
export interface RegionOnMap {
  readonly regionCode: string;
  readonly followUpCount: number;
  readonly doneCount: number;
}

/** The agreements on a map of all regions. */
export interface SessionMap {
  readonly regions: readonly RegionOnMap[];
  readonly followUpCount: number;
  /** By how much the regions together count more than there are: an agreement with two regions is in both. */
  readonly surplus: number;
}

/** Puts agreements on the map: every region, also those without any. */
export function mapOf(facts: readonly FollowUpFacts[]): SessionMap {
  const regions = referenceRegions.map(({ code }) => {
    const own = facts.filter(({ regionCodes }) => regionCodes.includes(code));
    return { regionCode: code, followUpCount: own.length, doneCount: count(own, isDone) };
  });
  const onMap = regions.reduce((sum, { followUpCount }) => sum + followUpCount, 0);
  return { regions, followUpCount: facts.length, surplus: onMap - facts.length };
}
