import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../files/exports/create-follow-up-export.service';

export const createFollowUpExport = (
  _: unknown,
  { input }: { input: service.CreateFollowUpExportInput },
  context: AgreementsContext,
) => payloadOf('ticket', service.createFollowUpExport(context, input));
