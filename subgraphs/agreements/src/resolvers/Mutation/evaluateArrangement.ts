import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/evaluate-arrangement.service';

export const evaluateArrangement = (
  _: unknown,
  { input }: { input: service.EvaluateArrangementInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.evaluateArrangement(context, input));
