import { requireSignedIn } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';

export const ownEmployer = (_: unknown, __: unknown, { caller, loaders }: EmployersContext) => {
  requireSignedIn(caller);
  return caller.employerId === null ? null : loaders.employerById.load(caller.employerId);
};
