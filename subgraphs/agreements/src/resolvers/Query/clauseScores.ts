import type { ArrangementIngredient } from '../../clauses';
import type { AgreementsContext } from '../../context';
import { countScoresOf } from '../../repositories/clause-score.repository';
import { requireArrangementReader } from '../../services/reading-scope.service';
import { summaryOfAll } from '../../services/arrangements/score-summary.service';

export const clauseScores = async (
  _: unknown,
  { ingredient }: { ingredient: ArrangementIngredient },
  { caller, database: { manager } }: AgreementsContext,
) => {
  requireArrangementReader(caller);
  return summaryOfAll(ingredient, await countScoresOf(manager, ingredient));
};
