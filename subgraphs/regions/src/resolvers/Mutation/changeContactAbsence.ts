import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/change-contact-absence.service';

export const changeContactAbsence = (
  _: unknown,
  { input }: { input: service.ChangeContactAbsenceInput },
  context: RegionsContext,
) => payloadOf('absence', service.changeContactAbsence(context, input));
