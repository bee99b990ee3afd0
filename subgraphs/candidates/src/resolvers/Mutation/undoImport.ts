import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../imports/change-import.service';

export const undoImport = (
  _: unknown,
  { input }: { input: service.ImportToChange },
  context: CandidatesContext,
) => payloadOf('import', service.undoImport(context, input));
