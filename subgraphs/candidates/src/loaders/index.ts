import { perArgument, type RequestContext, today } from '@banenbrug/service-common';
import type { IntroductionState } from '../entities';
import { createMatching, createVacancyMatching, searchQuestions, vacancyQuestions } from '../matching';
import type { WorkKind } from '../services/work-kind';
import { createAssignedContactByIdLoader } from './assigned-contact-by-id.loader';
import {
  createFieldNationwideLoader,
  createFieldsKnownByRegionCodeLoader,
} from './field-completeness.loader';
import { createImportRowProblemsLoader, createReportedProfilesLoader } from './import-report.loader';
import { createImportMappingsOfDeskLoader, createImportsOfDeskLoader } from './imports-of-desk.loader';
import { createIntroductionAnswersByDeskIdLoader } from './introduction-answers-by-desk-id.loader';
import { createIntroductionMeetingByIdLoader } from './introduction-meeting-by-id.loader';
import { createIntroductionNotesByIdLoader } from './introduction-notes-by-id.loader';
import { createIntroductionsBelowLoader, type IntroductionUrgency } from './introductions-below.loader';
import { createNotificationsOffLoader } from './notifications-off.loader';
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
import { createWorkListOfDeskLoader } from './work-list-of-desk.loader';

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
    fieldsKnownByRegionCode: createFieldsKnownByRegionCodeLoader(manager, day),
    fieldNationwide: createFieldNationwideLoader(manager, day),
    introductionById: createIntroductionByIdLoader(manager, caller),
    assignedContactById: createAssignedContactByIdLoader(manager, day),
    introductionsOfDesk: perArgument((state: IntroductionState | null, only: IntroductionUrgency | null) =>
      createIntroductionsBelowLoader(manager, caller, { parent: 'deskId', state, only, today: day }),
    ),
    introductionsOfEmployer: perArgument(
      (state: IntroductionState | null, only: IntroductionUrgency | null) =>
        createIntroductionsBelowLoader(manager, caller, { parent: 'employerId', state, only, today: day }),
    ),
    introductionsOfProfile: createIntroductionsBelowLoader(manager, caller, {
      parent: 'profileId',
      today: day,
    }),
    introductionAnswersOfDesk: perArgument((from: string, until: string) =>
      createIntroductionAnswersByDeskIdLoader(manager, { from, until }, day),
    ),
    introductionNotesById: createIntroductionNotesByIdLoader(database, day),
    introductionMeetingById: createIntroductionMeetingByIdLoader(database, day),
    regionPublishedOn: createRegionPublishedOnLoader(manager, day),
    skillEntriesByText: createSkillEntriesByTextLoader(manager),
    notificationsOffOfDesk: createNotificationsOffLoader(manager, 'DESK', caller.deskId),
    notificationsOffOfEmployer: createNotificationsOffLoader(manager, 'EMPLOYER', caller.employerId),
    importsOfDesk: createImportsOfDeskLoader(manager),
    importMappingsOfDesk: createImportMappingsOfDeskLoader(manager),
    importRowProblems: createImportRowProblemsLoader(manager, false),
    importRefusals: createImportRowProblemsLoader(manager, true),
    profilesMissing: createReportedProfilesLoader(manager, caller, day, 'MISSING'),
    profilesChangedSince: createReportedProfilesLoader(manager, caller, day, 'CHANGED_SINCE'),
    searchMatching: createMatching(manager, searchQuestions, day),
    workListOfDesk: perArgument((...kinds: readonly WorkKind[]) =>
      createWorkListOfDeskLoader(manager, kinds, day),
    ),
    vacancyMatching: createMatching(manager, vacancyQuestions(caller), day),
    vacancyFits: createVacancyMatching(database, caller.role === 'DESK' ? caller.deskId : null, day),
  };
}
