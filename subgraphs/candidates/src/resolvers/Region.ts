import { isRegionCode } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireProfileReader } from '../services/candidate-access.service';
import { completenessOf } from '../services/field-completeness.service';
import { countInRegions, Headcount, totalInRegions } from '../services/people-count.service';

/** A region as another subgraph knows it. */
interface RegionStub {
  readonly code: string;
}

/** The numbers of a region, with those that make them up. */
async function peopleOf(code: string, { loaders }: CandidatesContext) {
  const counts = await loaders.profileCountsByRegionCode.load(code);
  const { published, available } = counts ?? { published: Headcount.none, available: Headcount.none };
  const stale = published.without(available);
  return { published, available, stale, parts: [available, stale], lastVerifiedOn: counts?.lastVerifiedOn };
}

export const Region = {
  __resolveReference: async ({ code }: RegionStub) => (isRegionCode(code) ? { code } : null),
  candidatePools: ({ code }: RegionStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireProfileReader(caller);
    return loaders.poolsByRegionCode.load(code);
  },
  completeness: ({ code }: RegionStub, _: unknown, context: CandidatesContext) =>
    completenessOf(context, code),
  profileCount: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) => {
    const { published, parts } = await peopleOf(code, context);
    return totalInRegions(context.caller, [code], published, parts);
  },
  availableProfileCount: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) =>
    countInRegions(context.caller, [code], (await peopleOf(code, context)).available),
  profileFreshness: async ({ code }: RegionStub, _: unknown, context: CandidatesContext) => {
    const { published, stale, parts, lastVerifiedOn = null } = await peopleOf(code, context);
    // A day is told only where the people it is about are too many to be recognised.
    const { isSuppressed } = totalInRegions(context.caller, [code], published, parts);
    return {
      lastVerifiedOn: isSuppressed ? null : lastVerifiedOn,
      staleCount: countInRegions(context.caller, [code], stale),
    };
  },
};
