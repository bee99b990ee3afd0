import type { RegionCell } from '../services/comparison/region-table.service';

export const RegionComparisonCell = {
  region: ({ regionCode }: RegionCell) => ({ code: regionCode }),
};
