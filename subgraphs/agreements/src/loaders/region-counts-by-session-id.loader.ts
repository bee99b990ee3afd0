import { createListLoader, type RequestContext } from '@banenbrug/service-common';
import { followUpViewer, visibleFollowUp } from '../repositories/visibility';

/** In how many follow-up agreements of a session a region is. */
export interface RegionFollowUpCount {
  readonly sessionId: string;
  readonly regionCode: string;
  readonly count: number;
}

/** The counts of each session's regions, as far as the caller may see the agreements, in one statement. */
export function createRegionCountsBySessionIdLoader({ database: { manager }, caller }: RequestContext) {
  return createListLoader<RegionFollowUpCount>(
    'regionCountsBySessionId',
    (ids) =>
      manager.query(
        `select f.session_id as "sessionId", region.code as "regionCode", count(*)::int as count
         from follow_up_agreements f cross join unnest(f.region_codes) as region (code)
         where f.session_id = any($5) and f.withdrawn_on is null and ${visibleFollowUp}
         group by f.session_id, region.code order by region.code collate "C"`,
        [...followUpViewer(caller), ids],
      ),
    ({ sessionId }) => sessionId,
  );
}
