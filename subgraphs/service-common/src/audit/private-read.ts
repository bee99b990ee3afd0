import type { EntityManager } from 'typeorm';
import { type AuditedOperation, writeAudit } from './write-audit';

/** One line for all the private reads of an operation (DESIGN rule 12). */
export function recordPrivateRead(manager: EntityManager, operation: AuditedOperation): Promise<void> {
  return writeAudit(manager, operation, {
    action: 'READ_PRIVATE',
    objectIds: [],
    purpose: 'read private details of own records',
  });
}
