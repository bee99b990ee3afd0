import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/create-session-join-code.service';

export const createSessionJoinCode = (
  _: unknown,
  { input }: { input: service.CreateSessionJoinCodeInput },
  context: AgreementsContext,
) => payloadOf('issued', service.createSessionJoinCode(context, input));
