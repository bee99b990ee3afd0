import { type Caller, columnsOf, createByIdLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidatePool } from '../entities';
import { mayReadProfiles } from '../services/candidate-access.service';

/** Pools, for callers who may see profiles. */
export function createPoolByIdLoader(manager: EntityManager, caller: Caller) {
  return createByIdLoader<CandidatePool>('poolById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, CandidatePool, 'c')} from candidate_pools c
       where c.id = any($1::uuid[]) and $2::boolean`,
      [ids, mayReadProfiles(caller)],
    ),
  );
}
