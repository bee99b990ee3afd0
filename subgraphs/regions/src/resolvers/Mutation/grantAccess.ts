import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import type { GrantAccessInput } from '../../services/access-grant-input.service';
import * as service from '../../services/grant-access.service';

export const grantAccess = (_: unknown, { input }: { input: GrantAccessInput }, context: RegionsContext) =>
  payloadOf('accessGrant', service.grantAccess(context, input));
