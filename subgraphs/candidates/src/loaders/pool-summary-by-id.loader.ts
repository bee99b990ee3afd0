import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';

/** What a pool's profiles come to, in exact numbers: for a caller they go through the kit's counts of people. */
export interface PoolSummary {
  readonly poolId: string;
  readonly published: number;
  readonly lastPublishedOn: string;
}

/** The summary of each pool that ever had a profile. */
export function createPoolSummaryByIdLoader(manager: EntityManager, today: string) {
  return createLoader<PoolSummary>(
    'poolSummaryById',
    (poolIds) =>
      manager.query(
        `select p.pool_id as "poolId", count(*) filter (where ${isPublishedOn('$2')})::integer as published,
                max(p.published_on) as "lastPublishedOn"
         from candidate_profiles p where p.pool_id = any($1::uuid[]) group by p.pool_id`,
        [poolIds, today],
      ),
    ({ poolId }) => poolId,
  );
}
