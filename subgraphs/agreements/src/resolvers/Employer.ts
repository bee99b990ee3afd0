import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { denyUnlessArrangementReader, denyUnlessSignedIn } from '../services/reading-scope.service';
import { connectionBelow } from './connection-below';

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
    return connectionBelow(loaders.followUpsOfEmployer, id, paging);
  },
};
