import type { AgreementsContext } from '../../context';
import { comparisonOf, type RegionQuestion } from '../../services/comparison/compare-regions.service';

export const compareRegions = (_: unknown, question: RegionQuestion, { clock }: AgreementsContext) =>
  comparisonOf(question, clock);
