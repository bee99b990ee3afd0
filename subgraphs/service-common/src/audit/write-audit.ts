import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { Caller } from '../identity';
import { AuditEntry } from './audit-entry.entity';

/** What an audit line says beyond who and when. */
export interface AuditedAct {
  /** The line's id, where something else bears it too; made when absent. */
  readonly id?: string;
  readonly action: string;
  readonly objectIds: readonly string[];
  readonly purpose: string;
  /** The desk whose data it is about; the caller's own when absent, null when it is no desk's. */
  readonly deskId?: string | null;
}

/** Whose act it was, in which request and when: a RequestContext has all three. */
export interface AuditedOperation {
  readonly caller: Caller;
  readonly requestId: string;
  readonly clock: Clock;
}

/** Adds one line to the audit log in the transaction of what it tells of: both stand or neither. */
export function writeAudit(
  manager: EntityManager,
  operation: AuditedOperation,
  act: AuditedAct,
): Promise<void> {
  return writeAuditLines(manager, operation, [act]);
}

/** Adds several lines of one operation in one statement. */
export async function writeAuditLines(
  manager: EntityManager,
  { caller, requestId, clock }: AuditedOperation,
  acts: readonly AuditedAct[],
): Promise<void> {
  const at = clock.now();
  const lines = acts.map(({ id = randomUUID(), action, objectIds, purpose, deskId = caller.deskId }) => ({
    id,
    at,
    actor: caller.subject,
    role: caller.role,
    action,
    objectIds: [...objectIds],
    purpose,
    requestId,
    deskId,
  }));
  await manager.insert(AuditEntry, lines);
}
