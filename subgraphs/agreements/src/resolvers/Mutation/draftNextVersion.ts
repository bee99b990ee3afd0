import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/draft-next-version.service';

export const draftNextVersion = (
  _: unknown,
  { input }: { input: service.DraftNextVersionInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.draftNextVersion(context, input));
