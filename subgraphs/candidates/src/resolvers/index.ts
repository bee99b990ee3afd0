import type { ResolverMap } from '@banenbrug/service-common';
import { CandidatePool } from './CandidatePool';
import { CandidateProfile } from './CandidateProfile';
import { CandidateProfileConnection } from './CandidateProfileConnection';
import { CandidateRegionCount } from './CandidateRegionCount';
import { CandidateSearch } from './CandidateSearch';
import { Desk } from './Desk';
import { Employer } from './Employer';
import { FieldCompleteness } from './FieldCompleteness';
import { Introduction } from './Introduction';
import { IntroductionConnection } from './IntroductionConnection';
import { addIntroductionNotes } from './Mutation/addIntroductionNotes';
import { assignIntroduction } from './Mutation/assignIntroduction';
import { closeIntroduction } from './Mutation/closeIntroduction';
import { MatchingVacancyConnection } from './MatchingVacancyConnection';
import { changeSavedSearch } from './Mutation/changeSavedSearch';
import { correctProfile } from './Mutation/correctProfile';
import { deleteSavedSearch } from './Mutation/deleteSavedSearch';
import { eraseSubject } from './Mutation/eraseSubject';
import { exportSubjectRecord } from './Mutation/exportSubjectRecord';
import { publishProfile } from './Mutation/publishProfile';
import { setNotifications } from './Mutation/setNotifications';
import { recordCandidateAnswer } from './Mutation/recordCandidateAnswer';
import { recordOutcome } from './Mutation/recordOutcome';
import { requestIntroduction } from './Mutation/requestIntroduction';
import { setMeeting } from './Mutation/setMeeting';
import { saveSearch } from './Mutation/saveSearch';
import { verifyProfile } from './Mutation/verifyProfile';
import { verifyProfiles } from './Mutation/verifyProfiles';
import { withdrawProfile } from './Mutation/withdrawProfile';
import { candidatePool } from './Query/candidatePool';
import { candidateProfile } from './Query/candidateProfile';
import { candidateSearch } from './Query/candidateSearch';
import { erasureReceipt } from './Query/erasureReceipt';
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
    introduction,
    savedSearch,
    savedSearches,
    subjectRecord,
    unmetDemand,
  },
  Mutation: {
    addIntroductionNotes,
    assignIntroduction,
    closeIntroduction,
    changeSavedSearch,
    correctProfile,
    deleteSavedSearch,
    eraseSubject,
    exportSubjectRecord,
    publishProfile,
    setNotifications,
    recordCandidateAnswer,
    recordOutcome,
    requestIntroduction,
    setMeeting,
    saveSearch,
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
  Introduction,
  IntroductionConnection,
  MatchingVacancyConnection,
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
