import type { AgreementsContext } from '../../context';
import * as service from '../../services/recording/record-session-entries.service';

export const recordSessionEntries = (
  _: unknown,
  { input }: { input: service.RecordSessionEntriesInput },
  context: AgreementsContext,
) => service.recordSessionEntries(context, input);
