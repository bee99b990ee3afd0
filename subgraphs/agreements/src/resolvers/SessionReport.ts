import type { AgreementsContext } from '../context';
import { compareWithFormer, type ReadSessionReport } from '../services/reports/read-session-report.service';
import { mapOf } from '../services/reports/session-map.service';
import { stallingOf } from '../services/reports/stalling-categories.service';

/** In days: ten years. */
const longestWait = 3650;

export const SessionReport = {
  map: ({ facts }: ReadSessionReport) => mapOf(facts),
  stalling: ({ facts, asOf }: ReadSessionReport, { afterDays }: { afterDays: number }) =>
    stallingOf(facts, asOf, Math.min(Math.max(afterDays, 0), longestWait)),
  former: (
    report: ReadSessionReport,
    { session = null }: { session?: string | null },
    context: AgreementsContext,
  ) => compareWithFormer(context, report, session),
};
