import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
import { Headcount } from '../services/people-count.service';

/** What a pool's profiles come to. */
export interface PoolSummary {
  readonly poolId: string;
  readonly published: Headcount;
  readonly lastPublishedOn: string;
}

/** The summary of each pool that ever had a profile. */
export function createPoolSummaryByIdLoader(manager: EntityManager, today: string) {
  return createLoader<PoolSummary>(
    'poolSummaryById',
    async (poolIds) => {
      const rows = await manager.query<(Omit<PoolSummary, 'published'> & { published: number })[]>(
        `select p.pool_id as "poolId", count(*) filter (where ${isPublishedOn('$2')})::integer as published,
                max(p.published_on) as "lastPublishedOn"
         from candidate_profiles p where p.pool_id = any($1::uuid[]) group by p.pool_id`,
        [poolIds, today],
      );
      return rows.map((row) => ({ ...row, published: Headcount.of(row.published) }));
    },
    ({ poolId }) => poolId,
  );
}
