import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/knowledge/record-session-feedback.service';

export const recordSessionFeedback = (
  _: unknown,
  { input }: { input: service.RecordSessionFeedbackInput },
  context: AgreementsContext,
) => payloadOf('sessionFeedback', service.recordSessionFeedback(context, input));
