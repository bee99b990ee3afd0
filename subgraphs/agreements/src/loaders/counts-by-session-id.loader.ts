import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';

/** What a session counts: the same numbers for every caller. */
export interface SessionCounts {
  readonly sessionId: string;
  readonly employers: number;
  readonly regions: number;
  readonly followUps: number;
  readonly people: number;
}

/** The counts of each session, in one statement. */
export function createCountsBySessionIdLoader(manager: EntityManager) {
  return createLoader<SessionCounts>(
    'countsBySessionId',
    (ids) =>
      manager.query(
        `select session.id as "sessionId", p.employers, p.regions, p.people, f.count as "followUps"
         from unnest($1::uuid[]) as session (id)
         cross join lateral (
           select count(distinct employer_id)::int as employers,
                  count(distinct region_code) filter (where kind = 'REGION')::int as regions,
                  coalesce(sum(people_count), 0)::int as people
           from session_participants where session_id = session.id) p
         cross join lateral (
           select count(*)::int as count from follow_up_agreements
           where session_id = session.id and withdrawn_on is null) f`,
        [ids],
      ),
    ({ sessionId }) => sessionId,
  );
}
