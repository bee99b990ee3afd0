import type { CandidatesContext } from '../../context';
import type { SubjectInput } from '../../services/subject.service';
import { readSubjectRecord } from '../../services/subject-record.service';

export const subjectRecord = (_: unknown, input: SubjectInput, context: CandidatesContext) =>
  readSubjectRecord(context, input);
