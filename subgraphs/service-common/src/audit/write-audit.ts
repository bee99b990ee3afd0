import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { Caller } from '../identity';
import { AuditEntry } from './audit-entry.entity';

/** What an audit line says beyond who and when. */
export interface AuditedAct {
  readonly action: string;
  readonly objectIds: readonly string[];
  readonly purpose: string;
}

/** Whose act it was, in which request and when: a RequestContext has all three. */
export interface AuditedOperation {
  readonly caller: Caller;
  readonly requestId: string;
  readonly clock: Clock;
}

/** Adds one line to the audit log in the transaction of what it tells of: both stand or neither. */
export async function writeAudit(
  manager: EntityManager,
  operation: AuditedOperation,
  act: AuditedAct,
): Promise<void> {
  await manager.insert(AuditEntry, {
    id: randomUUID(),
    at: operation.clock.now(),
    actor: operation.caller.subject,
    role: operation.caller.role,
    action: act.action,
    objectIds: [...act.objectIds],
    purpose: act.purpose,
    requestId: operation.requestId,
  });
}
