import type { CandidatesContext } from '../context';

/** The hits of one region, as CandidateSearch counts them. */
interface RegionCount {
  readonly region: { readonly code: string };
}

export const CandidateRegionCount = {
  asOf: async ({ region }: RegionCount, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.regionPublishedOn.load(region.code))?.day ?? null,
};
