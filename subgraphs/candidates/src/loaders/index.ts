import { type RequestContext, today } from '@banenbrug/service-common';
import { createMatching, searchQuestions, vacancyQuestions } from '../matching';
import { createIntroductionByIdLoader } from './introduction-by-id.loader';
import { createIntroductionMeetingByIdLoader } from './introduction-meeting-by-id.loader';
import { createIntroductionNotesByIdLoader } from './introduction-notes-by-id.loader';
import { createIntroductionTotalBySideLoader } from './introduction-total-by-side.loader';
import { createIntroductionsBySideLoader } from './introductions-by-side.loader';
import { createPoolByIdLoader } from './pool-by-id.loader';
import { createPoolSummaryByIdLoader } from './pool-summary-by-id.loader';
import { createPoolsByDeskIdLoader } from './pools-by-desk-id.loader';
import { createPoolsByRegionCodeLoader } from './pools-by-region-code.loader';
import { createProfileByIdLoader } from './profile-by-id.loader';
import { createProfileCountsByRegionCodeLoader } from './profile-counts-by-region-code.loader';
import { createProfilePrivateByIdLoader } from './profile-private-by-id.loader';
import { createProfileTotalByPoolIdLoader } from './profile-total-by-pool-id.loader';
import { createProfilesByPoolIdLoader } from './profiles-by-pool-id.loader';

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
