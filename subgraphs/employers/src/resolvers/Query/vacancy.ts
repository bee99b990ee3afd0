import { requireSignedIn } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';

export const vacancy = (_: unknown, { id }: { id: string }, { caller, loaders }: EmployersContext) => {
  requireSignedIn(caller);
  return loaders.vacancyById.load(id);
};
