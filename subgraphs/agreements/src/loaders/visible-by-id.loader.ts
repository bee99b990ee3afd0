import {
  columnsOf,
  createByIdLoader,
  createListLoader,
  type RequestContext,
} from '@banenbrug/service-common';
import { Arrangement, FollowUpAgreement, RegionalArrangement } from '../entities';
import {
  arrangementViewer,
  followUpViewer,
  reachableFollowUp,
  visibleArrangement,
  visibleRegional,
} from '../repositories/visibility';

/** Arrangements by id, as far as the caller may see them. */
export const createArrangementByIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createByIdLoader<Arrangement>('arrangementById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
       where a.id = any($4) and ${visibleArrangement}`,
      [...arrangementViewer(caller), ids],
    ),
  );

/** The arrangements of each employer that the caller may see, by title. */
export const createArrangementsByEmployerIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createListLoader<Arrangement>(
    'arrangementsByEmployerId',
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
         where a.employer_id = any($4) and ${visibleArrangement}
         order by a.title collate "C", a.version, a.id`,
        [...arrangementViewer(caller), ids],
      ),
    ({ employerId }) => employerId,
  );

/** What regions took over, by id, as far as the caller may see it. */
export const createRegionalArrangementByIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createByIdLoader<RegionalArrangement>('regionalArrangementById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
       where r.id = any($4) and ${visibleRegional}`,
      [...arrangementViewer(caller), ids],
    ),
  );

/** Follow-up agreements by id, as far as the caller may see them. */
export const createFollowUpByIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createByIdLoader<FollowUpAgreement>('followUpAgreementById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
       where f.id = any($5) and ${reachableFollowUp}`,
      [...followUpViewer(caller), ids],
    ),
  );
