import type { FollowUpStatusChange } from '../../entities';
import { type FollowUpStanding, standingOf } from './follow-up-standing.service';

/** All that is kept of how an agreement went. */
export interface FollowUpCourse {
  /** In the order in which they were made. */
  readonly changes: readonly Pick<FollowUpStatusChange, 'status' | 'since'>[];
  /** The days (YYYY-MM-DD) on which anything of it changed, in any order. */
  readonly updateDays: readonly string[];
  /** From which day on it does not count; null while it does. */
  readonly withdrawnOn: string | null;
}

/**
 * Where an agreement stood at the end of a day (YYYY-MM-DD). Null before the first change, from the day on which it was
 * withdrawn, and for days after today: what will be is not known.
 */
export function statusOn(course: FollowUpCourse, day: string, today: string): FollowUpStanding | null {
  if (day > today || (course.withdrawnOn !== null && course.withdrawnOn <= day)) return null;
  const status = course.changes.findLast(({ since }) => since <= day)?.status;
  if (status === undefined) return null;
  return standingOf(status, lastUpdate(course, day), day);
}

function lastUpdate({ changes, updateDays }: FollowUpCourse, day: string): string {
  const days = [...changes.map(({ since }) => since), ...updateDays].filter((update) => update <= day);
  return days.reduce((latest, update) => (update > latest ? update : latest));
}
