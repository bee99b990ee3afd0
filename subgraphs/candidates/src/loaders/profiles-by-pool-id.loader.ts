import { type Caller, columnsOf, createPageLoader } from '@banenbrug/service-common';
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
