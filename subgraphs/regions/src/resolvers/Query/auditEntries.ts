import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import { type AuditLine, countAuditLines, findAuditLines } from '../../repositories/audit-entry.repository';
import { type AuditEntryFilter, auditQuestion } from '../../services/audit-log.service';

const keysOf = ({ at, id }: AuditLine): string[] => [at.toISOString(), id];

export const auditEntries = async (
  _: unknown,
  { filter, ...paging }: ConnectionArguments & { filter?: AuditEntryFilter | null },
  { caller, loaders, database: { manager } }: RegionsContext,
) => {
  const question = auditQuestion(caller, filter ?? {});
  const page = pageOf(paging, ['instant', 'id']);
  if (question === null) return { ...connectionOf<AuditLine>([], page, keysOf), countAll: async () => 0 };
  // What cannot be audited is not read.
  if (caller.role === 'ADMIN') await loaders.auditReading.load(question.objectId ?? '');
  const lines = await findAuditLines(manager, question, page);
  return { ...connectionOf(lines, page, keysOf), countAll: () => countAuditLines(manager, question) };
};
