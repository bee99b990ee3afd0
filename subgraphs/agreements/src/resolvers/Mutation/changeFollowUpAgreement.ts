import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/change-follow-up-agreement.service';

export const changeFollowUpAgreement = (
  _: unknown,
  { input }: { input: service.ChangeFollowUpAgreementInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.changeFollowUpAgreement(context, input));
