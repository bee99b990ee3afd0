import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import type { CreateImportInput } from '../../imports/check-import.service';
import * as service from '../../imports/create-import.service';

export const createImport = (
  _: unknown,
  { input }: { input: CreateImportInput },
  context: CandidatesContext,
) => payloadOf('ticket', service.createImport(context, input));
