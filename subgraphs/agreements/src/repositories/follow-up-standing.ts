import { livingStatuses, silentAfterDays } from '../services/progress/follow-up-standing.service';

/**
 * Where follow-up agreement `f` stands at the end of a day, as SQL. `services/progress/status-on.service.ts` says the same of a course
 * in memory. A day is an SQL expression of type date.
 */

const quoted = livingStatuses.map((status) => `'${status}'`).join(', ');

/** That somebody still has to do something in a status. */
export const isLiving = (status: string): string => `${status} in (${quoted})`;

const isSilent = (status: string, lastUpdateOn: string, day: string): string =>
  `${isLiving(status)} and ${lastUpdateOn} <= ${day} - ${silentAfterDays}`;

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

/**
 * That `f` stands at a standing now, out of its own row. Where the standing is a constant one branch is left of it, which an
 * index and the estimates of the planner know.
 */
export const standsNow = (standing: string, day: string): string => {
  const silent = isSilent('f.status', 'f.last_update_on', day);
  return `case when ${standing} = 'SILENT' then ${silent} else f.status = ${standing} and not (${silent}) end`;
};

/**
 * That `f` stood at a standing on a day that may be past, out of its history; null before it was recorded. The status is
 * looked up once: without the offset it would be wherever it is read.
 */
export const stoodAt = (standing: string, day: string): string =>
  `(select ${standing} = case when ${isSilent('stood.status', lastUpdateAt(day), day)} then 'SILENT' else stood.status end
    from (select ${statusAt(day)} as status offset 0) stood)`;

/** That `f` counts and is still to be done. */
export const openFollowUp = `f.withdrawn_on is null and ${isLiving('f.status')}`;

/** That `f` counts on a day: it was recorded, and not yet withdrawn. */
export const countsOn = (day: string): string =>
  `f.recorded_on <= ${day} and (f.withdrawn_on is null or f.withdrawn_on > ${day})`;
