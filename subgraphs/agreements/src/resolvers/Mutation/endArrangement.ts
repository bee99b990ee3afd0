import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/end-arrangement.service';

export const endArrangement = (
  _: unknown,
  { input }: { input: service.EndArrangementInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.endArrangement(context, input));
