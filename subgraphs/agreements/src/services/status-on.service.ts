import type { FollowUpStatus, FollowUpStatusChange } from '../entities';

/**
 * The status at the end of a day (YYYY-MM-DD), from changes in the order in which they were made. Null before the
 * first, and for days after today: what will be is not known.
 */
export function statusOn(
  changes: readonly FollowUpStatusChange[],
  day: string,
  today: string,
): FollowUpStatus | null {
  if (day > today) return null;
  return changes.findLast(({ since }) => since <= day)?.status ?? null;
}
