import type { Caller } from '@banenbrug/service-common';
import type { ProfileImport } from '../entities';

/** The desk that asked for an import, as which its rows are read and written. */
export function callerOf({ deskId, regionCode, askedBy }: ProfileImport): Caller {
  return { role: 'DESK', employerId: null, deskId, regions: [regionCode], subject: askedBy };
}
