import { HubError, isOwnEmployer, isVerificationStale, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { EmployerContact as EmployerContactRow } from '../entities';
import { seesEveryEmployerInside } from '../services/employer-scope.service';

export const EmployerContact = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.contactById.load(id),
  name: ({ name, employerId }: EmployerContactRow, _: unknown, { caller }: EmployersContext) => {
    if (!isOwnEmployer(caller, employerId) && !seesEveryEmployerInside(caller))
      throw new HubError('FORBIDDEN');
    return name;
  },
  isStale: ({ verifiedOn }: EmployerContactRow, _: unknown, { clock }: EmployersContext) =>
    isVerificationStale(verifiedOn, today(clock)),
  employer: ({ employerId }: EmployerContactRow, _: unknown, { loaders }: EmployersContext) =>
    loaders.employerById.load(employerId),
  site: ({ siteId }: EmployerContactRow, _: unknown, { loaders }: EmployersContext) =>
    siteId && loaders.siteById.load(siteId),
  deputy: ({ id }: EmployerContactRow, _: unknown, { loaders }: EmployersContext) =>
    loaders.deputyByContactId.load(id),
};
