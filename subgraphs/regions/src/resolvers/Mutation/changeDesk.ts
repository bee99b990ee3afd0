import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/change-desk.service';

export const changeDesk = (
  _: unknown,
  { input }: { input: service.ChangeDeskInput },
  context: RegionsContext,
) => payloadOf('desk', service.changeDesk(context, input));
