import type { AgreementsContext } from '../context';
import {
  type RegionComparison as Comparison,
  tablesOf,
} from '../services/comparison/compare-regions.service';

export const RegionComparison = {
  regions: ({ regions }: Comparison) => regions.map((code) => ({ code })),
  tables: (comparison: Comparison, _: unknown, context: AgreementsContext) => tablesOf(comparison, context),
};
