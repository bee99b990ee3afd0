import { type Caller, columnsOf, createByIdLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile } from '../entities';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';

/** Profiles that the caller may see. */
export function createProfileByIdLoader(manager: EntityManager, caller: Caller) {
  return createByIdLoader<CandidateProfile>('profileById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, CandidateProfile, 'p')} from candidate_profiles p
       where p.id = any($1::uuid[]) and ${isVisibleProfile(2)}`,
      [ids, ...profileScope(caller)],
    ),
  );
}
