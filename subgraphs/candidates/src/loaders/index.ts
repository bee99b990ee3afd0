import { type RequestContext, today } from '@banenbrug/service-common';
import { createMatching, searchQuestions, vacancyQuestions } from '../matching';
import {
  createIntroductionByIdLoader,
  createIntroductionsBySideLoader,
  createIntroductionTotalBySideLoader,
} from './introductions.loader';
import {
  createPoolByIdLoader,
  createPoolsByDeskIdLoader,
  createPoolsByRegionCodeLoader,
  createPoolSummaryByIdLoader,
} from './pools.loader';
import {
  createIntroductionMeetingByIdLoader,
  createIntroductionNotesByIdLoader,
  createProfilePrivateByIdLoader,
} from './private-details.loader';
import { createProfileByIdLoader } from './profile-by-id.loader';
import { createProfileCountsByRegionCodeLoader } from './profile-counts-by-region-code.loader';
import { createProfilesByPoolIdLoader, createProfileTotalByPoolIdLoader } from './profiles-by-pool-id.loader';

export type CandidatesLoaders = ReturnType<typeof createLoaders>;

/** The loaders of one operation of one caller, whose visibility stands in their SQL. */
export function createLoaders({ database, caller, clock }: RequestContext) {
  const { manager } = database;
  const day = today(clock);
  return {
    profileById: createProfileByIdLoader(manager, caller),
    profilesByPoolId: createProfilesByPoolIdLoader(manager, caller),
    profileTotalByPoolId: createProfileTotalByPoolIdLoader(manager, caller),
    profilePrivateById: createProfilePrivateByIdLoader(database),
    poolById: createPoolByIdLoader(manager, caller),
    poolsByRegionCode: createPoolsByRegionCodeLoader(manager, caller),
    poolsByDeskId: createPoolsByDeskIdLoader(manager, caller),
    poolSummaryById: createPoolSummaryByIdLoader(manager),
    profileCountsByRegionCode: createProfileCountsByRegionCodeLoader(manager, day),
    introductionById: createIntroductionByIdLoader(manager, caller),
    introductionsBySide: {
      desk: createIntroductionsBySideLoader(manager, caller, 'desk'),
      employer: createIntroductionsBySideLoader(manager, caller, 'employer'),
    },
    introductionTotalBySide: {
      desk: createIntroductionTotalBySideLoader(manager, caller, 'desk'),
      employer: createIntroductionTotalBySideLoader(manager, caller, 'employer'),
    },
    introductionNotesById: createIntroductionNotesByIdLoader(database, day),
    introductionMeetingById: createIntroductionMeetingByIdLoader(database, day),
    searchMatching: createMatching(manager, searchQuestions, day),
    vacancyMatching: createMatching(manager, vacancyQuestions(caller), day),
  };
}
