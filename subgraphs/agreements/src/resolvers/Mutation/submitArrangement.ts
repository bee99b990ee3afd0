import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/submit-arrangement.service';
import type { ArrangementStepInput } from '../../services/arrangements/take-arrangement-step.service';

export const submitArrangement = (
  _: unknown,
  { input }: { input: ArrangementStepInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.submitArrangement(context, input));
