import { type Caller, columnsOf, createByIdLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidatePool, CandidateProfile, Introduction } from '../entities';
import { introductionScope, isVisibleIntroduction } from '../repositories/introduction-visibility';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';
import { mayReadProfiles } from '../services/candidate-access.service';

/** Pools by id, for callers who may see profiles. */
export const createPoolByIdLoader = (manager: EntityManager, caller: Caller) =>
  createByIdLoader<CandidatePool>('poolById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, CandidatePool, 'c')} from candidate_pools c
       where c.id = any($1::uuid[]) and $2::boolean`,
      [ids, mayReadProfiles(caller)],
    ),
  );

/** Profiles by id, as far as the caller may see them. */
export const createProfileByIdLoader = (manager: EntityManager, caller: Caller, today: string) =>
  createByIdLoader<CandidateProfile>('profileById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, CandidateProfile, 'p')} from candidate_profiles p
       where p.id = any($1::uuid[]) and ${isVisibleProfile}`,
      [ids, ...profileScope(caller, today)],
    ),
  );

/** Introductions by id, for their two sides. */
export const createIntroductionByIdLoader = (manager: EntityManager, caller: Caller) =>
  createByIdLoader<Introduction>('introductionById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, Introduction, 'i')} from introductions i
       where i.id = any($1::uuid[]) and ${isVisibleIntroduction}`,
      [ids, ...introductionScope(caller)],
    ),
  );
