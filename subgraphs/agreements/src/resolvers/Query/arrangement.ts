import type { AgreementsContext } from '../../context';
import { requireArrangementReader } from '../../services/reading-scope.service';

export const arrangement = (_: unknown, { id }: { id: string }, { caller, loaders }: AgreementsContext) => {
  requireArrangementReader(caller);
  return loaders.arrangementById.load(id);
};
