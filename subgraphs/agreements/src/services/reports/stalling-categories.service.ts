import { addDays } from '@banenbrug/service-common';
import type { FollowUpCategory } from '../../entities';
import { byCategory, count, type FollowUpFacts, standingOn } from './follow-up-facts';
import { type Share, shareOf } from './share';

/** How many of a category stand still. */
export interface StallingCategory {
  readonly category: FollowUpCategory;
  readonly stalled: Share;
}

/**
 * The categories that stall, the largest share first: of the agreements that are so many days old, those that nobody
 * confirmed or answers. Shares that are suppressed come last.
 */
export function stallingOf(
  facts: readonly FollowUpFacts[],
  asOf: string,
  afterDays: number,
): readonly StallingCategory[] {
  const old = facts.filter(({ recordedOn }) => addDays(recordedOn, afterDays) <= asOf);
  const isStalled = (fact: FollowUpFacts): boolean => ['OPEN', 'SILENT'].includes(standingOn(fact, asOf));
  return byCategory(old)
    .map(([category, own]) => ({ category, stalled: shareOf(count(own, isStalled), own.length) }))
    .filter(({ stalled }) => stalled.count > 0)
    .sort((one, other) => (other.stalled.percentage ?? -1) - (one.stalled.percentage ?? -1));
}
