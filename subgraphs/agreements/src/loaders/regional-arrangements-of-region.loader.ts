import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
  type RequestContext,
} from '@banenbrug/service-common';
import { RegionalArrangement } from '../entities';
import { arrangementViewer, visibleRegional } from '../repositories/visibility';

/** What each region answered to arrangements, as far as the caller may see, the latest answer first. */
export function createRegionalArrangementsOfRegionLoader({
  database: { manager },
  caller,
}: RequestContext): ConnectionLoader<RegionalArrangement> {
  const viewer = arrangementViewer(caller);
  return createConnectionLoader<RegionalArrangement>('regional arrangements by region', {
    cursor: ['day', 'id'],
    keysOf: ({ answeredOn, id }) => [answeredOn, id],
    parentOf: ({ regionCode }) => regionCode,
    pages: (codes, page) =>
      manager.query(
        `select r.* from unnest($4::text[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
           where r.region_code = parent.key and r.former_of is null and ${visibleRegional}
             and ($5::date is null or (r.answered_on, r.id) < ($5, $6::uuid))
           order by r.answered_on desc, r.id desc limit $7) r
         order by r."answeredOn" desc, r.id desc`,
        [...viewer, codes, ...pageParameters(page)],
      ),
    counts: (codes) =>
      manager.query(
        `select r.region_code as parent, count(*)::int as count from regional_arrangements r
         where r.region_code = any($4) and r.former_of is null and ${visibleRegional} group by r.region_code`,
        [...viewer, codes],
      ),
  });
}
