import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/join-follow-up-agreements.service';

export const joinFollowUpAgreements = (
  _: unknown,
  { input }: { input: service.JoinFollowUpAgreementsInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.joinFollowUpAgreements(context, input));
