import type { RegionFact as Fact } from '../services/comparison/region-table.service';

export const RegionFact = { __resolveType: ({ __typename }: Fact) => __typename };
