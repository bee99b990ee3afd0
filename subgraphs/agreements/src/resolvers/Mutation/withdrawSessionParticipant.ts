import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/withdraw-session-participant.service';

export const withdrawSessionParticipant = (
  _: unknown,
  { input }: { input: service.WithdrawSessionParticipantInput },
  context: AgreementsContext,
) => payloadOf('participant', service.withdrawSessionParticipant(context, input));
