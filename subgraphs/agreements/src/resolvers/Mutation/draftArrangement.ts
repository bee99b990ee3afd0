import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/draft-arrangement.service';

export const draftArrangement = (
  _: unknown,
  { input }: { input: service.DraftArrangementInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.draftArrangement(context, input));
