import type { ResolverMap } from '@banenbrug/service-common';
import { CandidatePool } from './CandidatePool';
import { CandidateProfile } from './CandidateProfile';
import { CandidateProfileConnection } from './CandidateProfileConnection';
import { CandidateRegionCount } from './CandidateRegionCount';
import { CandidateSearch } from './CandidateSearch';
import { Desk } from './Desk';
import { Employer } from './Employer';
import { Introduction } from './Introduction';
import { IntroductionConnection } from './IntroductionConnection';
import { MatchingVacancyConnection } from './MatchingVacancyConnection';
import { changeSavedSearch } from './Mutation/changeSavedSearch';
import { correctProfile } from './Mutation/correctProfile';
import { deleteSavedSearch } from './Mutation/deleteSavedSearch';
import { eraseSubject } from './Mutation/eraseSubject';
import { exportSubjectRecord } from './Mutation/exportSubjectRecord';
import { publishProfile } from './Mutation/publishProfile';
import { saveSearch } from './Mutation/saveSearch';
import { verifyProfile } from './Mutation/verifyProfile';
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
    changeSavedSearch,
    correctProfile,
    deleteSavedSearch,
    eraseSubject,
    exportSubjectRecord,
    publishProfile,
    saveSearch,
    verifyProfile,
    withdrawProfile,
  },
  CandidatePool,
  CandidateProfile,
  CandidateProfileConnection,
  CandidateRegionCount,
  CandidateSearch,
  Desk,
  Employer,
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
};
