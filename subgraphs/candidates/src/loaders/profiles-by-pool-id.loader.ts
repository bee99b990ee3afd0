import { type Caller, columnsOf, createLoader, createPageLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile } from '../entities';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';

/** A page of each pool's profiles that the caller may see, the last verified first. */
export function createProfilesByPoolIdLoader(manager: EntityManager, caller: Caller) {
  return createPageLoader<CandidateProfile>(
    'profilesByPoolId',
    (poolIds, { first, after }) =>
      manager.query(
        `select ${columnsOf(manager, CandidateProfile, 'p')} from unnest($1::uuid[]) as k(pool_id)
         cross join lateral (
           select p.* from candidate_profiles p
           where p.pool_id = k.pool_id and ${isVisibleProfile(2)}
             and ($4::date is null or (p.verified_on, p.id) < ($4, $5::uuid))
           order by p.verified_on desc, p.id desc limit $6
         ) p order by p.verified_on desc, p.id desc`,
        [poolIds, ...profileScope(caller), after?.[0] ?? null, after?.[1] ?? null, first + 1],
      ),
    ({ poolId }) => poolId,
  );
}

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
