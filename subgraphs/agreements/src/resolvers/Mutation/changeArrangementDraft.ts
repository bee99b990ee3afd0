import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/arrangements/change-arrangement-draft.service';

export const changeArrangementDraft = (
  _: unknown,
  { input }: { input: service.ChangeArrangementDraftInput },
  context: AgreementsContext,
) => payloadOf('arrangement', service.changeArrangementDraft(context, input));
