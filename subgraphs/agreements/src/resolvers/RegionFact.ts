import type { RegionFact as Fact } from '../services/region-table.service';

export const RegionFact = { __resolveType: ({ __typename }: Fact) => __typename };
