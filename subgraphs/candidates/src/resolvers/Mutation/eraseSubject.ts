import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/erase-subject.service';
import type { SubjectInput } from '../../services/subject.service';

export const eraseSubject = (_: unknown, { input }: { input: SubjectInput }, context: CandidatesContext) =>
  payloadOf('receipt', service.eraseSubject(context, input));
