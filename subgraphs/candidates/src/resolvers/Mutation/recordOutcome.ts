import type { CandidatesContext } from '../../context';
import * as service from '../../services/meet-introduction.service';

export const recordOutcome = (
  _: unknown,
  { input }: { input: service.RecordOutcomeInput },
  context: CandidatesContext,
) => service.recordOutcome(context, input);
