import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/revoke-session-join-code.service';

export const revokeSessionJoinCode = (
  _: unknown,
  { input }: { input: service.RevokeSessionJoinCodeInput },
  context: AgreementsContext,
) => payloadOf('joinCode', service.revokeSessionJoinCode(context, input));
