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
import { correctProfile } from './Mutation/correctProfile';
import { eraseSubject } from './Mutation/eraseSubject';
import { exportSubjectRecord } from './Mutation/exportSubjectRecord';
import { publishProfile } from './Mutation/publishProfile';
import { setNotifications } from './Mutation/setNotifications';
import { recordCandidateAnswer } from './Mutation/recordCandidateAnswer';
import { recordOutcome } from './Mutation/recordOutcome';
import { requestIntroduction } from './Mutation/requestIntroduction';
import { setMeeting } from './Mutation/setMeeting';
import { verifyProfile } from './Mutation/verifyProfile';
import { verifyProfiles } from './Mutation/verifyProfiles';
import { withdrawProfile } from './Mutation/withdrawProfile';
import { candidatePool } from './Query/candidatePool';
import { candidateProfile } from './Query/candidateProfile';
import { candidateSearch } from './Query/candidateSearch';
import { erasureReceipt } from './Query/erasureReceipt';
import { introduction } from './Query/introduction';
import { subjectRecord } from './Query/subjectRecord';
import { Region } from './Region';
import { SubjectAuditConnection } from './SubjectAuditConnection';
import { SubjectRecord } from './SubjectRecord';
import { Vacancy } from './Vacancy';
import { WorkItem } from './WorkItem';
import { WorkItemConnection } from './WorkItemConnection';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: { candidatePool, candidateProfile, candidateSearch, erasureReceipt, introduction, subjectRecord },
  Mutation: {
    addIntroductionNotes,
    assignIntroduction,
    closeIntroduction,
    correctProfile,
    eraseSubject,
    exportSubjectRecord,
    publishProfile,
    setNotifications,
    recordCandidateAnswer,
    recordOutcome,
    requestIntroduction,
    setMeeting,
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
  Region,
  SubjectAuditConnection,
  SubjectRecord,
  Vacancy,
  WorkItem,
  WorkItemConnection,
};
