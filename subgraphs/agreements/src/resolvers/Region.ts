import {
  type AskedMonths,
  type ConnectionArguments,
  denyUnlessSignedIn,
  isRegionCode,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import { readFollowUpResponse } from '../services/progress/follow-up-response.service';
import { denyUnlessArrangementReader } from '../services/reading-scope.service';

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
    return loaders.regionalArrangementsOfRegion.load(code, paging);
  },
  followUps: ({ code }: RegionStub, paging: ConnectionArguments, { loaders, caller }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return loaders.followUpsOfRegion.load(code, paging);
  },
  followUpResponse: ({ code }: RegionStub, asked: AskedMonths, context: AgreementsContext) =>
    readFollowUpResponse(context, code, asked),
};
