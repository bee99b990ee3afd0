import { isUuid, type RequestContext, writeAudit } from '@banenbrug/service-common';
import DataLoader from 'dataloader';

/**
 * Writes that ADMIN reads the audit log: one line for all reads of an operation. A key is the object that was asked
 * for; empty when none was.
 */
export function createAuditReadingLoader(context: RequestContext) {
  return new DataLoader<string, true>(
    async (objectIds) => {
      await writeAudit(context.database.manager, context, {
        action: 'READ_AUDIT',
        objectIds: objectIds.filter(isUuid).sort(),
        purpose: 'read the audit log',
      });
      return objectIds.map(() => true as const);
    },
    { name: 'auditReading' },
  );
}
