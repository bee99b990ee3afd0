import type { CandidatesContext } from '../context';

/** Counting is a statement of its own, run only when it is asked for. */
export const CandidateProfileConnection = {
  totalCount: async ({ poolId }: { poolId: string }, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.profileTotalByPoolId.load(poolId))?.total ?? 0,
};
