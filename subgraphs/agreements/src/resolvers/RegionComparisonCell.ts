import type { RegionCell } from '../services/region-table.service';

export const RegionComparisonCell = {
  region: ({ regionCode }: RegionCell) => ({ code: regionCode }),
};
