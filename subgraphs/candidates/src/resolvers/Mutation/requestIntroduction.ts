import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/request-introduction.service';

export const requestIntroduction = (
  _: unknown,
  { input }: { input: service.RequestIntroductionInput },
  context: CandidatesContext,
) => payloadOf('introduction', service.requestIntroduction(context, input));
