import { columnsOf, createListLoader, type RequestContext } from '@banenbrug/service-common';
import { In } from 'typeorm';
import { Arrangement, ArrangementStateChange, RegionalArrangement } from '../entities';
import { arrangementViewer, visibleArrangement, visibleRegional } from '../repositories/visibility';

/** The versions of each framework that the caller may see, from the first. */
export const createVersionsByFrameworkIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createListLoader<Arrangement>(
    'versionsByFrameworkId',
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
         where a.framework_id = any($4) and ${visibleArrangement} order by a.version`,
        [...arrangementViewer(caller), ids],
      ),
    ({ frameworkId }) => frameworkId,
  );

/** The changes of state of each version, in the order in which they were made. */
export const createStateChangesByArrangementIdLoader = ({ database: { manager } }: RequestContext) =>
  createListLoader<ArrangementStateChange>(
    'stateChangesByArrangementId',
    (ids) =>
      manager.find(ArrangementStateChange, { where: { arrangementId: In(ids) }, order: { number: 'ASC' } }),
    ({ arrangementId }) => arrangementId,
  );

/** An answer to an earlier version, beside the version that is asked about. */
type FormerAdoption = RegionalArrangement & { readonly laterId: string };

/** What regions as a whole answered to earlier versions, the latest of each, as far as the caller may see. */
export const createFormerAdoptionsByArrangementIdLoader = ({
  database: { manager },
  caller,
}: RequestContext) =>
  createListLoader<FormerAdoption>(
    'formerAdoptionsByArrangementId',
    (ids) =>
      manager.query(
        `select distinct on (later.id, r.region_code) later.id as "laterId",
           ${columnsOf(manager, RegionalArrangement, 'r')}
         from arrangements later
         join arrangements former on former.framework_id = later.framework_id and former.version < later.version
         join regional_arrangements r on r.arrangement_id = former.id and r.municipality_code is null
           and r.former_of is null
         where later.id = any($4) and ${visibleRegional}
         order by later.id, r.region_code, former.version desc`,
        [...arrangementViewer(caller), ids],
      ),
    ({ laterId }) => laterId,
  );
