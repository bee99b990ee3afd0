import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/add-session-participant.service';

export const addSessionParticipant = (
  _: unknown,
  { input }: { input: service.AddSessionParticipantInput },
  context: AgreementsContext,
) => payloadOf('participant', service.addSessionParticipant(context, input));
