import type { CandidatesContext } from '../../context';
import * as service from '../../services/desk-introduction.service';

export const assignIntroduction = (
  _: unknown,
  { input }: { input: service.AssignIntroductionInput },
  context: CandidatesContext,
) => service.assignIntroduction(context, input);
