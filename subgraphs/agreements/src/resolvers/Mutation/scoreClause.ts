import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/score-clause.service';

export const scoreClause = (
  _: unknown,
  { input }: { input: service.ScoreClauseInput },
  context: AgreementsContext,
) => payloadOf('score', service.scoreClause(context, input));
