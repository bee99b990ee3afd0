import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import {
  readBeforeImports,
  readSubjectAudit,
  type SubjectRecord as FoundRecord,
} from '../services/subject-record.service';

export const SubjectRecord = {
  auditLines: (record: FoundRecord, paging: ConnectionArguments, context: CandidatesContext) =>
    readSubjectAudit(context, record, paging),
  beforeImports: (record: FoundRecord, _: unknown, context: CandidatesContext) =>
    readBeforeImports(context, record),
};
