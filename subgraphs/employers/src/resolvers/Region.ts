import { type ConnectionArguments, HubError, isRegionCode, isSignedIn } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import { connectionBelow } from './connection-below';

/** A region as another subgraph knows it. */
interface RegionStub {
  readonly code: string;
}

export const Region = {
  __resolveReference: async ({ code }: RegionStub) => (isRegionCode(code) ? { code } : null),
  sites: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: EmployersContext) => {
    if (!isSignedIn(caller)) throw new HubError('FORBIDDEN');
    return connectionBelow(loaders.sitesOfRegion, code, paging);
  },
  vacancies: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: EmployersContext) => {
    if (!isSignedIn(caller)) throw new HubError('FORBIDDEN');
    return connectionBelow(loaders.vacanciesOfRegion, code, paging);
  },
};
