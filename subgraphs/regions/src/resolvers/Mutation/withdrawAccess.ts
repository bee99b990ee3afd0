import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/withdraw-access.service';

export const withdrawAccess = (
  _: unknown,
  { input }: { input: service.WithdrawAccessInput },
  context: RegionsContext,
) => payloadOf('accessGrant', service.withdrawAccess(context, input));
