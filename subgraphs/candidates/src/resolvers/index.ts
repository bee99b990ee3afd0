import type { ResolverMap } from '@banenbrug/service-common';
import { CandidatePool } from './CandidatePool';
import { CandidateProfile } from './CandidateProfile';
import { CandidateProfileConnection } from './CandidateProfileConnection';
import { CandidateRegionCount } from './CandidateRegionCount';
import { CandidateSearch } from './CandidateSearch';
import { Desk } from './Desk';
import { Employer } from './Employer';
import { FieldCompleteness } from './FieldCompleteness';
import { ImportMapping } from './ImportMapping';
import { ImportRowProblemConnection } from './ImportRowProblemConnection';
import { ImportTicket } from './ImportTicket';
import { ImportUndoing } from './ImportUndoing';
import { Introduction } from './Introduction';
import { IntroductionConnection } from './IntroductionConnection';
import { MatchingVacancyConnection } from './MatchingVacancyConnection';
import { addIntroductionNotes } from './Mutation/addIntroductionNotes';
import { assignIntroduction } from './Mutation/assignIntroduction';
import { changeSavedSearch } from './Mutation/changeSavedSearch';
import { closeIntroduction } from './Mutation/closeIntroduction';
import { correctProfile } from './Mutation/correctProfile';
import { createImport } from './Mutation/createImport';
import { deleteSavedSearch } from './Mutation/deleteSavedSearch';
import { eraseSubject } from './Mutation/eraseSubject';
import { exportSubjectRecord } from './Mutation/exportSubjectRecord';
import { publishProfile } from './Mutation/publishProfile';
import { recordCandidateAnswer } from './Mutation/recordCandidateAnswer';
import { recordOutcome } from './Mutation/recordOutcome';
import { requestIntroduction } from './Mutation/requestIntroduction';
import { resumeImport } from './Mutation/resumeImport';
import { saveImportMapping } from './Mutation/saveImportMapping';
import { saveSearch } from './Mutation/saveSearch';
import { setMeeting } from './Mutation/setMeeting';
import { setNotifications } from './Mutation/setNotifications';
import { undoImport } from './Mutation/undoImport';
import { verifyProfile } from './Mutation/verifyProfile';
import { verifyProfiles } from './Mutation/verifyProfiles';
import { withdrawProfile } from './Mutation/withdrawProfile';
import { ProfileBeforeImport } from './ProfileBeforeImport';
import { ProfileImport } from './ProfileImport';
import { ProfileImportConnection } from './ProfileImportConnection';
import { candidatePool } from './Query/candidatePool';
import { candidateProfile } from './Query/candidateProfile';
import { candidateSearch } from './Query/candidateSearch';
import { erasureReceipt } from './Query/erasureReceipt';
import { importById } from './Query/import';
import { introduction } from './Query/introduction';
import { savedSearch } from './Query/savedSearch';
import { savedSearches } from './Query/savedSearches';
import { subjectRecord } from './Query/subjectRecord';
import { unmetDemand } from './Query/unmetDemand';
import { Region } from './Region';
import { SavedSearch } from './SavedSearch';
import { SavedSearchConnection } from './SavedSearchConnection';
import { SubjectAuditConnection } from './SubjectAuditConnection';
import { SubjectRecord } from './SubjectRecord';
import { UnmetDemand } from './UnmetDemand';
import { UnmetDemandCell } from './UnmetDemandCell';
import { Vacancy } from './Vacancy';
import { WorkItem } from './WorkItem';
import { WorkItemConnection } from './WorkItemConnection';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    candidatePool,
    candidateProfile,
    candidateSearch,
    erasureReceipt,
    import: importById,
    introduction,
    savedSearch,
    savedSearches,
    subjectRecord,
    unmetDemand,
  },
  Mutation: {
    addIntroductionNotes,
    assignIntroduction,
    changeSavedSearch,
    closeIntroduction,
    correctProfile,
    createImport,
    deleteSavedSearch,
    eraseSubject,
    exportSubjectRecord,
    publishProfile,
    recordCandidateAnswer,
    recordOutcome,
    requestIntroduction,
    resumeImport,
    saveImportMapping,
    saveSearch,
    setMeeting,
    setNotifications,
    undoImport,
    verifyProfile,
    verifyProfiles,
    withdrawProfile,
  },
  CandidatePool,
  CandidateProfile,
  CandidateProfileConnection,
  CandidateRegionCount,
  CandidateSearch,
  Desk,
  Employer,
  FieldCompleteness,
  ImportMapping,
  ImportRowProblemConnection,
  ImportTicket,
  ImportUndoing,
  Introduction,
  IntroductionConnection,
  MatchingVacancyConnection,
  ProfileBeforeImport,
  ProfileImport,
  ProfileImportConnection,
  Region,
  SavedSearch,
  SavedSearchConnection,
  SubjectAuditConnection,
  SubjectRecord,
  UnmetDemand,
  UnmetDemandCell,
  Vacancy,
  WorkItem,
  WorkItemConnection,
};
