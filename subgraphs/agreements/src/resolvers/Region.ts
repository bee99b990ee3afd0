import { type ConnectionArguments, isRegionCode } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { denyUnlessArrangementReader, denyUnlessSignedIn } from '../services/reading-scope.service';
import { connectionBelow } from './connection-below';

/** A region as another subgraph knows it. */
interface RegionStub {
  readonly code: string;
}

export const Region = {
  __resolveReference: async ({ code }: RegionStub) => (isRegionCode(code) ? { code } : null),
  arrangements: (
    { code }: RegionStub,
    paging: ConnectionArguments,
    { loaders, caller }: AgreementsContext,
  ) => {
    denyUnlessArrangementReader(caller);
    return connectionBelow(loaders.regionalArrangementsOfRegion, code, paging);
  },
  followUps: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return connectionBelow(loaders.followUpsOfRegion, code, paging);
  },
};
