import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { CandidatePool as PoolRow } from '../entities';
import { countOfDesk, Headcount } from '../services/people-count.service';

export const CandidatePool = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: CandidatesContext) =>
    loaders.poolById.load(id),
  desk: ({ deskId }: PoolRow) => ({ id: deskId }),
  region: ({ regionCode }: PoolRow) => ({ code: regionCode }),
  lastPublishedOn: async ({ id }: PoolRow, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.poolSummaryById.load(id))?.lastPublishedOn ?? null,
  profileCount: async ({ id, deskId }: PoolRow, _: unknown, { caller, loaders }: CandidatesContext) => {
    const published = (await loaders.poolSummaryById.load(id))?.published ?? Headcount.none;
    return countOfDesk(caller, deskId, published);
  },
  profiles: ({ id }: PoolRow, paging: ConnectionArguments, { loaders }: CandidatesContext) =>
    loaders.profilesOfPool.load(id, paging),
};
