import type { CandidatesContext } from '../../context';
import { requireProfileReader } from '../../services/candidate-access.service';

export const candidatePool = (_: unknown, { id }: { id: string }, { caller, loaders }: CandidatesContext) => {
  requireProfileReader(caller);
  return loaders.poolById.load(id);
};
