import { payloadOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import * as service from '../../services/report-contact-absence.service';

export const reportContactAbsence = (
  _: unknown,
  { input }: { input: service.ReportContactAbsenceInput },
  context: RegionsContext,
) => payloadOf('absence', service.reportContactAbsence(context, input));
