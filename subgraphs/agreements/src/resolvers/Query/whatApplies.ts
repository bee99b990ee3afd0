import type { AgreementsContext } from '../../context';
import { findApplicablePlace, type PlaceQuestion } from '../../services/comparison/what-applies.service';

export const whatApplies = (_: unknown, question: PlaceQuestion, context: AgreementsContext) =>
  findApplicablePlace(question, context);
