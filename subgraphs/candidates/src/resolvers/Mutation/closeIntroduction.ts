import type { CandidatesContext } from '../../context';
import type { IntroductionToChange } from '../../services/change-introduction.service';
import * as service from '../../services/meet-introduction.service';

export const closeIntroduction = (
  _: unknown,
  { input }: { input: IntroductionToChange },
  context: CandidatesContext,
) => service.closeIntroduction(context, input);
