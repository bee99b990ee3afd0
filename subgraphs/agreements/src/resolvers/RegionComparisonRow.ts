import type { AgreementsContext } from '../context';
import type { RegionRow } from '../services/comparison/region-table.service';

export const RegionComparisonRow = {
  label: ({ labels }: RegionRow, _: unknown, { language }: AgreementsContext) => labels[language],
  instrument: ({ instrumentCode }: RegionRow) => instrumentCode && { code: instrumentCode },
};
