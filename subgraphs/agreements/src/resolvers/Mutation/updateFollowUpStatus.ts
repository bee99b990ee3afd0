import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/progress/update-follow-up-status.service';

export const updateFollowUpStatus = (
  _: unknown,
  { input }: { input: service.UpdateFollowUpStatusInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.updateFollowUpStatus(context, input));
