import type { CandidatesContext } from '../../context';
import { requireProfileReader } from '../../services/candidate-access.service';

export const candidateProfile = (
  _: unknown,
  { id }: { id: string },
  { caller, loaders }: CandidatesContext,
) => {
  requireProfileReader(caller);
  return loaders.profileById.load(id);
};
