import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/sign-arrangement.service';

export const signArrangement = (
  _: unknown,
  { input }: { input: service.SignArrangementInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.signArrangement(context, input));
