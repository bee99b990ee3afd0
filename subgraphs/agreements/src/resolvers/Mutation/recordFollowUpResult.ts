import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/progress/record-follow-up-result.service';

export const recordFollowUpResult = (
  _: unknown,
  { input }: { input: service.RecordFollowUpResultInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.recordFollowUpResult(context, input));
