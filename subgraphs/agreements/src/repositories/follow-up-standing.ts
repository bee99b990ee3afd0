import { livingStatuses, silentAfterDays } from '../services/follow-up-standing.service';

/**
 * Where follow-up agreement `f` stands at the end of a day, as SQL. `services/status-on.service.ts` says the same of a course
 * in memory. A day is an SQL expression of type date.
 */

const quoted = livingStatuses.map((status) => `'${status}'`).join(', ');

/** That somebody still has to do something in a status. */
export const isLiving = (status: string): string => `${status} in (${quoted})`;

const silentWhenOld = (status: string, lastUpdateOn: string, day: string): string =>
  `case when ${isLiving(status)} and ${lastUpdateOn} <= ${day} - ${silentAfterDays} then 'SILENT' else ${status} end`;

/** What somebody last said of `f` until a day; null before it was recorded. */
export const statusAt = (day: string): string =>
  `(select c.status from follow_up_status_changes c
    where c.follow_up_agreement_id = f.id and c.since <= ${day} order by c.number desc limit 1)`;

/** The latest day until a day on which anything of `f` changed. */
export const lastUpdateAt = (day: string): string =>
  `(select max(u.day) from (
      select c.since as day from follow_up_status_changes c
      where c.follow_up_agreement_id = f.id and c.since <= ${day}
      union all
      select d.day from follow_up_update_days d where d.follow_up_agreement_id = f.id and d.day <= ${day}) u)`;

/** Where `f` stands now, out of its own row. */
export const standingNow = (day: string): string => silentWhenOld('f.status', 'f.last_update_on', day);

/** Where `f` stood on a day that may be past, out of its history; null before it was recorded. */
export const standingAt = (day: string): string =>
  `(select ${silentWhenOld('stood.status', lastUpdateAt(day), day)} from (select ${statusAt(day)} as status) stood)`;

/** That `f` counts and is still to be done. */
export const openFollowUp = `f.withdrawn_on is null and ${isLiving('f.status')}`;

/** That `f` counts on a day: it was recorded, and not yet withdrawn. */
export const countsOn = (day: string): string =>
  `f.recorded_on <= ${day} and (f.withdrawn_on is null or f.withdrawn_on > ${day})`;
