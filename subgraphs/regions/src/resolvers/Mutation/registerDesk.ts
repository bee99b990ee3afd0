import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/register-desk.service';

export const registerDesk = (
  _: unknown,
  { input }: { input: service.RegisterDeskInput },
  context: RegionsContext,
) => payloadOf('desk', service.registerDesk(context, input));
