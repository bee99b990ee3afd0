import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/change-profile.service';

export const verifyProfile = (
  _: unknown,
  { input }: { input: service.ProfileToChange },
  context: CandidatesContext,
) => payloadOf('profile', service.verifyProfile(context, input));
