import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/record-follow-up-agreement.service';

export const recordFollowUpAgreement = (
  _: unknown,
  { input }: { input: service.RecordFollowUpAgreementInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.recordFollowUpAgreement(context, input));
