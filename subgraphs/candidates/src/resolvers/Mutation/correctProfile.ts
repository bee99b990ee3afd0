import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/correct-profile.service';

export const correctProfile = (
  _: unknown,
  { input }: { input: service.CorrectProfileInput },
  context: CandidatesContext,
) => payloadOf('profile', service.correctProfile(context, input));
