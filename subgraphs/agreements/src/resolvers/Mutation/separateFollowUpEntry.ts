import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/separate-follow-up-entry.service';

export const separateFollowUpEntry = (
  _: unknown,
  { input }: { input: service.SeparateFollowUpEntryInput },
  context: AgreementsContext,
) => payloadOf('followUpAgreement', service.separateFollowUpEntry(context, input));
