import type { FollowUpCategory } from '../../entities';
import { byCategory, type FollowUpFacts, shareDone } from './follow-up-facts';
import { pointsAbove, type Share } from './share';

/** A category in a session and in a former one. */
export interface CategoryComparison {
  readonly category: FollowUpCategory;
  readonly done: Share;
  readonly formerDone: Share;
  readonly difference: number | null;
}

/** Every category of either session: how much is done in the one and was done in the former. */
export function compareCategories(
  facts: readonly FollowUpFacts[],
  former: readonly FollowUpFacts[],
): readonly CategoryComparison[] {
  return byCategory([...facts, ...former]).map(([category]) => {
    const isOf = (fact: FollowUpFacts): boolean => fact.category === category;
    const done = shareDone(facts.filter(isOf));
    const formerDone = shareDone(former.filter(isOf));
    return { category, done, formerDone, difference: pointsAbove(done, formerDone) };
  });
}
