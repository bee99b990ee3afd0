import type { ResolverMap } from '@banenbrug/service-common';
import { CandidatePool } from './CandidatePool';
import { CandidateProfile } from './CandidateProfile';
import { CandidateProfileConnection } from './CandidateProfileConnection';
import { CandidateSearch } from './CandidateSearch';
import { Desk } from './Desk';
import { Employer } from './Employer';
import { ImportMapping } from './ImportMapping';
import { ImportRowProblemConnection } from './ImportRowProblemConnection';
import { ImportTicket } from './ImportTicket';
import { ImportUndoing } from './ImportUndoing';
import { Introduction } from './Introduction';
import { IntroductionConnection } from './IntroductionConnection';
import { correctProfile } from './Mutation/correctProfile';
import { createImport } from './Mutation/createImport';
import { eraseSubject } from './Mutation/eraseSubject';
import { exportSubjectRecord } from './Mutation/exportSubjectRecord';
import { publishProfile } from './Mutation/publishProfile';
import { resumeImport } from './Mutation/resumeImport';
import { saveImportMapping } from './Mutation/saveImportMapping';
import { undoImport } from './Mutation/undoImport';
import { verifyProfile } from './Mutation/verifyProfile';
import { withdrawProfile } from './Mutation/withdrawProfile';
import { ProfileImport } from './ProfileImport';
import { ProfileImportConnection } from './ProfileImportConnection';
import { candidatePool } from './Query/candidatePool';
import { candidateProfile } from './Query/candidateProfile';
import { candidateSearch } from './Query/candidateSearch';
import { erasureReceipt } from './Query/erasureReceipt';
import { importById } from './Query/import';
import { introduction } from './Query/introduction';
import { subjectRecord } from './Query/subjectRecord';
import { Region } from './Region';
import { SubjectAuditConnection } from './SubjectAuditConnection';
import { SubjectRecord } from './SubjectRecord';
import { Vacancy } from './Vacancy';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: {
    candidatePool,
    candidateProfile,
    candidateSearch,
    erasureReceipt,
    import: importById,
    introduction,
    subjectRecord,
  },
  Mutation: {
    correctProfile,
    createImport,
    eraseSubject,
    exportSubjectRecord,
    publishProfile,
    resumeImport,
    saveImportMapping,
    undoImport,
    verifyProfile,
    withdrawProfile,
  },
  CandidatePool,
  CandidateProfile,
  CandidateProfileConnection,
  CandidateSearch,
  Desk,
  Employer,
  ImportMapping,
  ImportRowProblemConnection,
  ImportTicket,
  ImportUndoing,
  Introduction,
  IntroductionConnection,
  ProfileImport,
  ProfileImportConnection,
  Region,
  SubjectAuditConnection,
  SubjectRecord,
  Vacancy,
};
