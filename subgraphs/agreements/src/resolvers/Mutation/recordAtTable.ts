import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/record-at-table.service';

export const recordAtTable = (
  _: unknown,
  { input }: { input: service.RecordAtTableInput },
  context: AgreementsContext,
) => service.recordAtTable(context, input);
