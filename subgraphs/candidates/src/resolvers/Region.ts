import { exactCount, isRegionCode, type PeopleCount, roundedCount } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireProfileReader, servesAll } from '../services/candidate-access.service';

/** A region as another subgraph knows it. */
interface RegionStub {
  readonly code: string;
}

/** Public numbers are rounded and suppressed; a desk counts its own regions exactly. */
const countFor = ({ caller }: CandidatesContext, code: string, n: number): PeopleCount =>
  servesAll(caller, [code]) ? exactCount(n) : roundedCount(n);

export const Region = {
  __resolveReference: async ({ code }: RegionStub) => (isRegionCode(code) ? { code } : null),
  candidatePools: ({ code }: RegionStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireProfileReader(caller);
    return loaders.poolsByRegionCode.load(code);
  },
  profileCount: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) =>
    countFor(context, code, (await context.loaders.profileCountsByRegionCode.load(code))?.published ?? 0),
  availableProfileCount: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) =>
    countFor(context, code, (await context.loaders.profileCountsByRegionCode.load(code))?.available ?? 0),
  profileFreshness: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) => {
    const counts = await context.loaders.profileCountsByRegionCode.load(code);
    // A day is told only where the people it is about are too many to be recognised.
    const isTold = counts !== null && !countFor(context, code, counts.published).isSuppressed;
    return {
      lastVerifiedOn: isTold ? counts.lastVerifiedOn : null,
      staleCount: countFor(context, code, counts ? counts.published - counts.available : 0),
    };
  },
};
