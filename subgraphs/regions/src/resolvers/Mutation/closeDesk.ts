import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/close-desk.service';

export const closeDesk = (
  _: unknown,
  { input }: { input: service.CloseDeskInput },
  context: RegionsContext,
) => payloadOf('desk', service.closeDesk(context, input));
