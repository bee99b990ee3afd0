import { type RequestContext, today } from '@banenbrug/service-common';
import { createMatching, searchQuestions, vacancyQuestions } from '../matching';
import { createImportRowProblemsLoader, createReportedProfilesLoader } from './import-report.loader';
import { createImportMappingsOfDeskLoader, createImportsOfDeskLoader } from './imports-of-desk.loader';
import { createIntroductionMeetingByIdLoader } from './introduction-meeting-by-id.loader';
import { createIntroductionNotesByIdLoader } from './introduction-notes-by-id.loader';
import { createIntroductionsBelowLoader } from './introductions-below.loader';
import { createPoolSummaryByIdLoader } from './pool-summary-by-id.loader';
import { createPoolsByDeskIdLoader } from './pools-by-desk-id.loader';
import { createPoolsByRegionCodeLoader } from './pools-by-region-code.loader';
import { createProfileCountsByRegionCodeLoader } from './profile-counts-by-region-code.loader';
import { createProfilePrivateByIdLoader } from './profile-private-by-id.loader';
import { createProfilesOfPoolLoader } from './profiles-of-pool.loader';
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
    importsOfDesk: createImportsOfDeskLoader(manager),
    importMappingsOfDesk: createImportMappingsOfDeskLoader(manager),
    importRowProblems: createImportRowProblemsLoader(manager, false),
    importRefusals: createImportRowProblemsLoader(manager, true),
    profilesMissing: createReportedProfilesLoader(manager, caller, day, 'MISSING'),
    profilesChangedSince: createReportedProfilesLoader(manager, caller, day, 'CHANGED_SINCE'),
    searchMatching: createMatching(manager, searchQuestions, day),
    vacancyMatching: createMatching(manager, vacancyQuestions(caller), day),
  };
}
