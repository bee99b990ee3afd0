import { createListLoader, type RequestContext } from '@banenbrug/service-common';
import { latestResultWhere } from '../repositories/follow-up-result';
import { countsOn, lastUpdateAt, statusAt } from '../repositories/follow-up-standing';
import { followUpViewer, visibleFollowUp } from '../repositories/visibility';
import type { FollowUpFacts } from '../services/reports/follow-up-facts';

/** The key of a session on a day (YYYY-MM-DD). */
export const sessionOn = (sessionId: string, day: string): string => `${sessionId} ${day}`;

/**
 * What a report counts of each session's agreements, as they were on a day and as far as the caller may see them: all
 * sessions and days of a question in one statement. Owners and due dates are those of today.
 */
export function createFactsBySessionAndDayLoader({ database: { manager }, caller }: RequestContext) {
  return createListLoader<FollowUpFacts & { readonly key: string }>(
    'factsBySessionAndDay',
    (keys) =>
      manager.query(
        `select asked.key, f.id, f.employer_id as "employerId", f.region_codes as "regionCodes", f.category,
           f.recorded_on as "recordedOn", f.due_on as "dueOn",
           f.employer_owner is not null as "hasEmployerOwner", f.region_owner is not null as "hasRegionOwner",
           ${statusAt('asked.day')} as status, ${lastUpdateAt('asked.day')} as "lastUpdateOn",
           r.is_meeting_held as "isMeetingHeld", r.is_arrangement_signed as "isArrangementSigned",
           r.placements, r.hours_hundredths as "hoursHundredths"
         from unnest($5::text[], $6::uuid[], $7::date[]) as asked (key, session_id, day)
         join follow_up_agreements f on f.session_id = asked.session_id
         left join lateral (${latestResultWhere('told.recorded_on <= asked.day')}) r on true
         where ${visibleFollowUp} and ${countsOn('asked.day')}
           and ${statusAt('asked.day')} is not null
         order by f.recorded_on, f.id`,
        [
          ...followUpViewer(caller),
          keys,
          keys.map((key) => key.split(' ')[0]),
          keys.map((key) => key.split(' ')[1]),
        ],
      ),
    ({ key }) => key,
  );
}
