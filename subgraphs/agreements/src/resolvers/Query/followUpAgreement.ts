import type { AgreementsContext } from '../../context';
import { requireSignedIn } from '../../services/reading-scope.service';

export const followUpAgreement = (
  _: unknown,
  { id }: { id: string },
  { caller, loaders }: AgreementsContext,
) => {
  requireSignedIn(caller);
  return loaders.followUpById.load(id.toLowerCase());
};
