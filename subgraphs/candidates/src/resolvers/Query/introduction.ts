import type { CandidatesContext } from '../../context';
import { requireProfileReader } from '../../services/candidate-access.service';

export const introduction = (_: unknown, { id }: { id: string }, { caller, loaders }: CandidatesContext) => {
  requireProfileReader(caller);
  return loaders.introductionById.load(id);
};
