import { columnsOf, createListLoader, type RequestContext } from '@banenbrug/service-common';
import { type ArrangementCoverage, RegionalArrangement } from '../entities';
import { arrangementViewer, visibleRegional } from '../repositories/visibility';

/** What was taken over of each arrangement, as far as the caller may see, by region; of one coverage where given. */
export function createAdoptionsByArrangementIdLoader(
  { database: { manager }, caller }: RequestContext,
  coverage: ArrangementCoverage | null,
) {
  return createListLoader<RegionalArrangement>(
    'adoptionsByArrangementId',
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
         where r.arrangement_id = any($4) and ($5::text is null or r.coverage = $5) and r.former_of is null
           and ${visibleRegional}
         order by r.region_code collate "C", r.municipality_code collate "C" nulls first`,
        [...arrangementViewer(caller), ids, coverage],
      ),
    ({ arrangementId }) => arrangementId,
  );
}

/** All that was ever answered to each arrangement, former answers too, as far as the caller may see, by region. */
export function createAnswersByArrangementIdLoader({ database: { manager }, caller }: RequestContext) {
  return createListLoader<RegionalArrangement>(
    'answersByArrangementId',
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
         where r.arrangement_id = any($4) and ${visibleRegional}
         order by r.region_code collate "C", r.municipality_code collate "C" nulls first, r.revision`,
        [...arrangementViewer(caller), ids],
      ),
    ({ arrangementId }) => arrangementId,
  );
}
