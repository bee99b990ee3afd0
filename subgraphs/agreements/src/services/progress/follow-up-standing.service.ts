import { addDays } from '@banenbrug/service-common';
import type { FollowUpStatus } from '../../entities';

/** Where an agreement stands as a reader is told: the enum FollowUpStatus of the schema. */
export type FollowUpStanding = FollowUpStatus | 'SILENT';

/** In the order in which they are told. */
export const followUpStandings: readonly FollowUpStanding[] = [
  'OPEN',
  'CONFIRMED',
  'IN_PROGRESS',
  'SILENT',
  'DONE',
  'DROPPED',
];

/** Statuses in which somebody still has to do something. */
export const livingStatuses: readonly FollowUpStatus[] = ['OPEN', 'CONFIRMED', 'IN_PROGRESS'];

/** After so many days without any update nobody answers. */
export const silentAfterDays = 60;

/**
 * Where an agreement stands at the end of a day (YYYY-MM-DD): silent when somebody still has to do something and the
 * latest update until then is 60 days old. It is told from these three alone and never stored.
 */
export function standingOf(status: FollowUpStatus, lastUpdateOn: string, day: string): FollowUpStanding {
  const isSilent = livingStatuses.includes(status) && addDays(lastUpdateOn, silentAfterDays) <= day;
  return isSilent ? 'SILENT' : status;
}
