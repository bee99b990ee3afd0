import { type RequestContext, today } from '@banenbrug/service-common';
import { createMatching, createVacancyMatching, searchQuestions, vacancyQuestions } from '../matching';
import { createIntroductionMeetingByIdLoader } from './introduction-meeting-by-id.loader';
import { createIntroductionNotesByIdLoader } from './introduction-notes-by-id.loader';
import { createIntroductionsBelowLoader } from './introductions-below.loader';
import { createPoolSummaryByIdLoader } from './pool-summary-by-id.loader';
import { createPoolsByDeskIdLoader } from './pools-by-desk-id.loader';
import { createPoolsByRegionCodeLoader } from './pools-by-region-code.loader';
import { createProfileCountsByRegionCodeLoader } from './profile-counts-by-region-code.loader';
import { createProfilePrivateByIdLoader } from './profile-private-by-id.loader';
import { createProfilesOfPoolLoader } from './profiles-of-pool.loader';
import { createRegionPublishedOnLoader } from './region-published-on.loader';
import { createSkillEntriesByTextLoader } from './skill-entries-by-text.loader';
import {
  createIntroductionByIdLoader,
  createPoolByIdLoader,
  createProfileByIdLoader,
} from './visible-by-id.loader';

export type CandidatesLoaders = ReturnType<typeof createLoaders>;

/** The loaders of one operation of one caller, whose visibility stands in their SQL. */
export function createLoaders({ database, caller, clock }: RequestContext) {
  const { manager } = database;
  const day = today(clock);
  return {
    profileById: createProfileByIdLoader(manager, caller, day),
    profilesOfPool: createProfilesOfPoolLoader(manager, caller, day),
    profilePrivateById: createProfilePrivateByIdLoader(database),
    poolById: createPoolByIdLoader(manager, caller),
    poolsByRegionCode: createPoolsByRegionCodeLoader(manager, caller),
    poolsByDeskId: createPoolsByDeskIdLoader(manager, caller),
    poolSummaryById: createPoolSummaryByIdLoader(manager, day),
    profileCountsByRegionCode: createProfileCountsByRegionCodeLoader(manager, day),
    introductionById: createIntroductionByIdLoader(manager, caller),
    introductionsOfDesk: createIntroductionsBelowLoader(manager, caller, 'deskId'),
    introductionsOfEmployer: createIntroductionsBelowLoader(manager, caller, 'employerId'),
    introductionsOfProfile: createIntroductionsBelowLoader(manager, caller, 'profileId'),
    introductionNotesById: createIntroductionNotesByIdLoader(database, day),
    introductionMeetingById: createIntroductionMeetingByIdLoader(database, day),
    regionPublishedOn: createRegionPublishedOnLoader(manager, day),
    skillEntriesByText: createSkillEntriesByTextLoader(manager),
    searchMatching: createMatching(manager, searchQuestions, day),
    vacancyMatching: createMatching(manager, vacancyQuestions(caller), day),
    vacancyFits: createVacancyMatching(database, caller.role === 'DESK' ? caller.deskId : null, day),
  };
}
