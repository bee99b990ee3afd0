import { type Caller, columnsOf, createListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidatePool } from '../entities';
import { mayReadProfiles } from '../services/candidate-access.service';

/** The pools of each desk by region and name, for callers who may see profiles. */
export function createPoolsByDeskIdLoader(manager: EntityManager, caller: Caller) {
  return createListLoader<CandidatePool>(
    'poolsByDeskId',
    (deskIds) =>
      manager.query(
        `select ${columnsOf(manager, CandidatePool, 'c')} from candidate_pools c
         where c.desk_id = any($1::uuid[]) and $2::boolean
         order by c.region_code collate "C", c.name collate "C", c.id`,
        [deskIds, mayReadProfiles(caller)],
      ),
    ({ deskId }) => deskId,
  );
}
