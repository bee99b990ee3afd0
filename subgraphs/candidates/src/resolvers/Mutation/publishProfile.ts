import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import type { PublishProfileInput } from '../../services/check-profile.service';
import * as service from '../../services/publish-profile.service';

export const publishProfile = (
  _: unknown,
  { input }: { input: PublishProfileInput },
  context: CandidatesContext,
) => payloadOf('profile', service.publishProfile(context, input));
