import { columnsOf, createLoader, createPageLoader, type RequestContext } from '@banenbrug/service-common';
import { RegionalArrangement } from '../entities';
import { pageByDay } from '../keyset';
import { arrangementViewer, visibleRegional } from '../repositories/visibility';
import type { PagedList, RowCount } from './paged-list';

/** What each region answered to arrangements, as far as the caller may see, the latest answer first. */
export function createRegionalArrangementsOfRegionList({
  database: { manager },
  caller,
}: RequestContext): PagedList<RegionalArrangement> {
  const viewer = arrangementViewer(caller);
  return {
    pageOf: pageByDay,
    keysOf: ({ answeredOn, id }) => [answeredOn, id],
    pages: createPageLoader<RegionalArrangement>(
      'regionalArrangementsOfRegion',
      (codes, { first, after }) =>
        manager.query(
          `select r.* from unnest($4::text[]) as parent (code) cross join lateral (
             select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
             where r.region_code = parent.code and ${visibleRegional}
               and ($5::date is null or (r.answered_on, r.id) < ($5, $6::uuid))
             order by r.answered_on desc, r.id desc limit $7) r
           order by r."answeredOn" desc, r.id desc`,
          [...viewer, codes, after?.[0] ?? null, after?.[1] ?? null, first + 1],
        ),
      ({ regionCode }) => regionCode,
    ),
    counts: createLoader<RowCount>(
      'countOfRegionalArrangementsOfRegion',
      (codes) =>
        manager.query(
          `select r.region_code as parent, count(*)::int as count from regional_arrangements r
           where r.region_code = any($4) and ${visibleRegional} group by r.region_code`,
          [...viewer, codes],
        ),
      (row) => row.parent,
    ),
  };
}
