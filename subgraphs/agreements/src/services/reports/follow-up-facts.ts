import type { FollowUpAgreement, FollowUpCategory, FollowUpResult, FollowUpStatus } from '../../entities';
import { type FollowUpStanding, livingStatuses, standingOf } from '../progress/follow-up-standing.service';
import { inGroups } from './in-groups';
import { type Share, shareOf } from './share';

/** What a report counts of one agreement on a day; the last four are null while no result was told. */
export interface FollowUpFacts
  extends Pick<FollowUpAgreement, 'id' | 'employerId' | 'regionCodes' | 'category' | 'recordedOn' | 'dueOn'>,
    Pick<FollowUpResult, 'placements' | 'hoursHundredths'> {
  readonly hasEmployerOwner: boolean;
  readonly hasRegionOwner: boolean;
  readonly status: FollowUpStatus;
  readonly lastUpdateOn: string;
  readonly isMeetingHeld: boolean | null;
  readonly isArrangementSigned: boolean | null;
}

/** Where an agreement stood at the end of the day that the facts are of. */
export const standingOn = ({ status, lastUpdateOn }: FollowUpFacts, day: string): FollowUpStanding =>
  standingOf(status, lastUpdateOn, day);

export const isDone = ({ status }: FollowUpFacts): boolean => status === 'DONE';

/** Whether somebody still has to do something. */
export const isLiving = ({ status }: FollowUpFacts): boolean => livingStatuses.includes(status);

/** How many of them are so. */
export function count(facts: readonly FollowUpFacts[], is: (fact: FollowUpFacts) => boolean): number {
  return facts.filter(is).length;
}

/** How much of the agreements is done. */
export const shareDone = (facts: readonly FollowUpFacts[]): Share =>
  shareOf(count(facts, isDone), facts.length);

/** The agreements of each category, in the order of their codes. */
export const byCategory = (
  facts: readonly FollowUpFacts[],
): (readonly [FollowUpCategory, readonly FollowUpFacts[]])[] => groupBy(facts, ({ category }) => category);

/** The agreements of each key, in the order of the keys. */
export function groupBy<Key extends string>(
  facts: readonly FollowUpFacts[],
  keyOf: (fact: FollowUpFacts) => Key,
): (readonly [Key, readonly FollowUpFacts[]])[] {
  return inGroups(facts, keyOf).sort(([one], [other]) => (one < other ? -1 : 1));
}
