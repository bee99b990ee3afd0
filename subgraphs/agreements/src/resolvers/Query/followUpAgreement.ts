import { requireSignedIn } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';

export const followUpAgreement = (
  _: unknown,
  { id }: { id: string },
  { caller, loaders }: AgreementsContext,
) => {
  requireSignedIn(caller);
  return loaders.followUpById.load(id);
};
