import type { AgreementsContext } from '../../context';
import * as service from '../../services/record-follow-up-result.service';

export const recordFollowUpResult = (
  _: unknown,
  { input }: { input: service.RecordFollowUpResultInput },
  context: AgreementsContext,
) => service.recordFollowUpResult(context, input);
