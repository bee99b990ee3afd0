import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/export-subject.service';
import type { SubjectInput } from '../../services/subject.service';

export const exportSubjectRecord = (
  _: unknown,
  { input }: { input: SubjectInput },
  context: CandidatesContext,
) => payloadOf('export', service.exportSubjectRecord(context, input));
