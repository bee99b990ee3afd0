import {
  type Caller,
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile } from '../entities';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';

/** The profiles of each pool that the caller may see, the last verified first. */
export function createProfilesOfPoolLoader(
  manager: EntityManager,
  caller: Caller,
  today: string,
): ConnectionLoader<CandidateProfile> {
  return createConnectionLoader<CandidateProfile>('profiles by pool', {
    cursor: ['day', 'id'],
    keysOf: ({ verifiedOn, id }) => [verifiedOn, id],
    parentOf: ({ poolId }) => poolId,
    pages: (poolIds, page) =>
      manager.query(
        `select p.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, CandidateProfile, 'p')} from candidate_profiles p
           where p.pool_id = parent.key and ${isVisibleProfile}
             and ($5::date is null or (p.verified_on, p.id) < ($5, $6::uuid))
           order by p.verified_on desc, p.id desc limit $7) p
         order by p."verifiedOn" desc, p.id desc`,
        [poolIds, ...profileScope(caller, today), ...pageParameters(page)],
      ),
    counts: (poolIds) =>
      manager.query(
        `select p.pool_id as parent, count(*)::int as count from candidate_profiles p
         where p.pool_id = any($1::uuid[]) and ${isVisibleProfile} group by p.pool_id`,
        [poolIds, ...profileScope(caller, today)],
      ),
  });
}
