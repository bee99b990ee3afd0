import { type ConnectionArguments, denyUnlessSignedIn, isUuid } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { denyUnlessArrangementReader } from '../services/reading-scope.service';

/** An employer as another subgraph knows it. */
interface EmployerStub {
  readonly id: string;
}

export const Employer = {
  __resolveReference: async ({ id }: EmployerStub) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  arrangements: ({ id }: EmployerStub, _: unknown, { loaders, caller }: AgreementsContext) => {
    denyUnlessArrangementReader(caller);
    return loaders.arrangementsByEmployerId.load(id);
  },
  followUps: ({ id }: EmployerStub, paging: ConnectionArguments, { loaders, caller }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return loaders.followUpsOfEmployer.load(id, paging);
  },
};
