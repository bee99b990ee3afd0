import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import type { SaveImportMappingInput } from '../../imports/check-import.service';
import * as service from '../../imports/import-mappings.service';

export const saveImportMapping = (
  _: unknown,
  { input }: { input: SaveImportMappingInput },
  context: CandidatesContext,
) => payloadOf('mapping', service.saveImportMapping(context, input));
