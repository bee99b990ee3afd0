import type { CandidatesContext } from '../../context';
import * as service from '../../services/verify-profiles.service';

export const verifyProfiles = (
  _: unknown,
  { input }: { input: service.VerifyProfilesInput },
  context: CandidatesContext,
) => service.verifyProfiles(context, input);
