import { type ConnectionArguments, connectionOf, exactCount, roundedCount } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { CandidatePool as PoolRow } from '../entities';
import { pageByDay } from '../keyset';
import { isOwnDesk } from '../services/candidate-access.service';

export const CandidatePool = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: CandidatesContext) =>
    loaders.poolById.load(id.toLowerCase()),
  desk: ({ deskId }: PoolRow) => ({ id: deskId }),
  region: ({ regionCode }: PoolRow) => ({ code: regionCode }),
  lastPublishedOn: async ({ id }: PoolRow, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.poolSummaryById.load(id))?.lastPublishedOn ?? null,
  profileCount: async ({ id, deskId }: PoolRow, _: unknown, { caller, loaders }: CandidatesContext) => {
    const published = (await loaders.poolSummaryById.load(id))?.published ?? 0;
    return isOwnDesk(caller, deskId) ? exactCount(published) : roundedCount(published);
  },
  profiles: async ({ id }: PoolRow, paging: ConnectionArguments, { loaders }: CandidatesContext) => {
    const page = pageByDay(paging);
    const rows = await loaders.profilesByPoolId.load({ parent: id, page });
    return { ...connectionOf(rows, page, (row) => [row.verifiedOn, row.id]), poolId: id };
  },
};
