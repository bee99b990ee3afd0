import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/withdraw-follow-up-entry.service';

export const withdrawFollowUpEntry = (
  _: unknown,
  { input }: { input: service.WithdrawFollowUpEntryInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.withdrawFollowUpEntry(context, input));
