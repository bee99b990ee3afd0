import type { EmployersContext } from '../../context';
import { requireSignedIn } from '../../services/require-signed-in.service';

export const employer = (_: unknown, { id }: { id: string }, { caller, loaders }: EmployersContext) => {
  requireSignedIn(caller);
  return loaders.employerById.load(id.toLowerCase());
};
