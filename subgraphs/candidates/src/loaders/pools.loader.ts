import {
  type Caller,
  columnsOf,
  createByIdLoader,
  createListLoader,
  createLoader,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidatePool } from '../entities';
import { mayReadProfiles } from '../services/candidate-access.service';

const select = (manager: EntityManager): string =>
  `select ${columnsOf(manager, CandidatePool, 'c')} from candidate_pools c`;

/** Pools, for callers who may see profiles. */
export function createPoolByIdLoader(manager: EntityManager, caller: Caller) {
  return createByIdLoader<CandidatePool>('poolById', (ids) =>
    manager.query(`${select(manager)} where c.id = any($1::uuid[]) and $2::boolean`, [
      ids,
      mayReadProfiles(caller),
    ]),
  );
}

/** The pools of each region by name, for callers who may see profiles. */
export function createPoolsByRegionCodeLoader(manager: EntityManager, caller: Caller) {
  return createListLoader<CandidatePool>(
    'poolsByRegionCode',
    (codes) =>
      manager.query(
        `${select(manager)} where c.region_code = any($1::text[]) and $2::boolean
         order by c.name collate "C", c.id`,
        [codes, mayReadProfiles(caller)],
      ),
    ({ regionCode }) => regionCode,
  );
}

/** The pools of each desk by region and name, for callers who may see profiles. */
export function createPoolsByDeskIdLoader(manager: EntityManager, caller: Caller) {
  return createListLoader<CandidatePool>(
    'poolsByDeskId',
    (deskIds) =>
      manager.query(
        `${select(manager)} where c.desk_id = any($1::uuid[]) and $2::boolean
         order by c.region_code collate "C", c.name collate "C", c.id`,
        [deskIds, mayReadProfiles(caller)],
      ),
    ({ deskId }) => deskId,
  );
}

/** What a pool's profiles come to: public once the pool itself may be seen. */
export interface PoolSummary {
  readonly poolId: string;
  readonly published: number;
  readonly lastPublishedOn: string;
}

/** The summary of each pool that ever had a profile. */
export function createPoolSummaryByIdLoader(manager: EntityManager) {
  return createLoader<PoolSummary>(
    'poolSummaryById',
    (poolIds) =>
      manager.query(
        `select pool_id as "poolId", count(*) filter (where state = 'PUBLISHED')::integer as published,
                max(published_on) as "lastPublishedOn"
         from candidate_profiles where pool_id = any($1::uuid[]) group by pool_id`,
        [poolIds],
      ),
    ({ poolId }) => poolId,
  );
}
