import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/adopt-arrangement.service';

export const adoptArrangement = (
  _: unknown,
  { input }: { input: service.AdoptArrangementInput },
  context: AgreementsContext,
) => payloadOf('regionalArrangement', service.adoptArrangement(context, input));
