import type { EmployersContext } from '../../context';
import { requireSignedIn } from '../../services/require-signed-in.service';

export const site = (_: unknown, { id }: { id: string }, { caller, loaders }: EmployersContext) => {
  requireSignedIn(caller);
  return loaders.siteById.load(id.toLowerCase());
};
