import type { CandidatesContext } from '../../context';
import * as service from '../../services/desk-introduction.service';

export const recordCandidateAnswer = (
  _: unknown,
  { input }: { input: service.RecordCandidateAnswerInput },
  context: CandidatesContext,
) => service.recordCandidateAnswer(context, input);
