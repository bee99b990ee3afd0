import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/change-contact-absence.service';

export const withdrawContactAbsence = (
  _: unknown,
  { input }: { input: service.WithdrawContactAbsenceInput },
  context: RegionsContext,
) => payloadOf('contact', service.withdrawContactAbsence(context, input));
