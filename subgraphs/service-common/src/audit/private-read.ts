import type { EntityManager } from 'typeorm';
import type { Caller } from '../identity';
import { writeAudit } from './write-audit';

/** One line for all the private reads of an operation (DESIGN rule 12). */
export function recordPrivateRead(
  manager: EntityManager,
  operation: { caller: Caller; requestId: string; now: Date },
): Promise<void> {
  return writeAudit(manager, operation, {
    action: 'READ_PRIVATE',
    objectIds: [],
    purpose: 'read private details of own records',
  });
}
