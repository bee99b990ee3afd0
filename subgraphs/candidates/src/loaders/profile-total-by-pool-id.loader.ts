import { type Caller, createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';

/** How many of each pool's profiles the caller may see. */
export function createProfileTotalByPoolIdLoader(manager: EntityManager, caller: Caller) {
  return createLoader<{ poolId: string; total: number }>(
    'profileTotalByPoolId',
    (poolIds) =>
      manager.query(
        `select p.pool_id as "poolId", count(*)::integer as total from candidate_profiles p
         where p.pool_id = any($1::uuid[]) and ${isVisibleProfile(2)} group by p.pool_id`,
        [poolIds, ...profileScope(caller)],
      ),
    ({ poolId }) => poolId,
  );
}
