import type { AgreementsContext } from '../../context';
import * as service from '../../services/comparison/compare-arrangements.service';

export const compareArrangements = (
  _: unknown,
  question: service.ComparisonQuestion,
  context: AgreementsContext,
) => service.compareArrangements(context, question);
