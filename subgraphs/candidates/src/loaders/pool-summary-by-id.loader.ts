import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';

/** What a pool's profiles come to, in exact numbers: for a caller they go through the kit's counts of people. */
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
