import type { RegionsContext } from '../context';
import type { AuditLine } from '../repositories/audit-entry.repository';
import { visibleActor } from '../services/audit-log.service';

export const AuditEntry = {
  actor: (line: AuditLine, _: unknown, { caller }: RegionsContext) => visibleActor(caller, line),
  desk: ({ deskId }: AuditLine, _: unknown, { loaders }: RegionsContext) =>
    deskId === null ? null : loaders.deskById.load(deskId),
};
