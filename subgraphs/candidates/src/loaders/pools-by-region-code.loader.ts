import { type Caller, columnsOf, createListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidatePool } from '../entities';
import { mayReadProfiles } from '../services/candidate-access.service';

/** The pools of each region by name, for callers who may see profiles. */
export function createPoolsByRegionCodeLoader(manager: EntityManager, caller: Caller) {
  return createListLoader<CandidatePool>(
    'poolsByRegionCode',
    (codes) =>
      manager.query(
        `select ${columnsOf(manager, CandidatePool, 'c')} from candidate_pools c
         where c.region_code = any($1::text[]) and $2::boolean order by c.name collate "C", c.id`,
        [codes, mayReadProfiles(caller)],
      ),
    ({ regionCode }) => regionCode,
  );
}
