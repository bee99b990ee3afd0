import { type ConnectionArguments, denyUnlessSignedIn, isRegionCode } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';

/** A region as another subgraph knows it. */
interface RegionStub {
  readonly code: string;
}

export const Region = {
  __resolveReference: async ({ code }: RegionStub) => (isRegionCode(code) ? { code } : null),
  sites: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: EmployersContext) => {
    denyUnlessSignedIn(caller);
    return loaders.sitesOfRegion.load(code, paging);
  },
  vacancies: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: EmployersContext) => {
    denyUnlessSignedIn(caller);
    return loaders.vacanciesOfRegion.load(code, paging);
  },
};
