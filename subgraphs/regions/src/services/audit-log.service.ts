import { type Caller, isOwnDesk, isStorableText, isUuid, requireRole } from '@banenbrug/service-common';
import type { AuditLine, AuditQuestion } from '../repositories/audit-entry.repository';

/** Which lines a caller asks for. */
export interface AuditEntryFilter {
  readonly from?: Date | null;
  readonly until?: Date | null;
  readonly objectId?: string | null;
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly deskId?: string | null;
}

/**
 * What a caller may learn of the audit log: ADMIN everything, a desk the lines about its own data and about what it
 * took over from desks that closed. Null when there is nothing it could be: an id or a text that no line can hold.
 * @throws HubError FORBIDDEN or UNAUTHENTICATED for everybody else
 */
export function auditQuestion(caller: Caller, filter: AuditEntryFilter): AuditQuestion | null {
  requireRole(caller, 'ADMIN', 'DESK');
  const { from = null, until = null, objectId = null, actor = null, action = null, deskId = null } = filter;
  const canBe =
    [objectId, deskId].every((id) => id === null || isUuid(id)) &&
    [actor, action].every((text) => text === null || isStorableText(text));
  if (!canBe) return null;
  const question = { from, until, objectId, actor, role: null, action, deskId, heir: null };
  if (caller.role === 'ADMIN') return question;
  // Whom a desk may not see as the actor it may not find by name either: its own people are known to it, no others.
  return actor === null
    ? { ...question, heir: caller.deskId }
    : deskId === null || isOwnDesk(caller, deskId)
      ? { ...question, deskId: caller.deskId, role: 'DESK' }
      : null;
}

/** The actor of a line as a caller may see it: to a desk, somebody of another organisation is a role. */
export function visibleActor(caller: Caller, { actor, role, deskId }: AuditLine): string | null {
  const isOfOwnDesk = role === 'DESK' && deskId !== null && isOwnDesk(caller, deskId);
  return caller.role === 'ADMIN' || isOfOwnDesk ? actor : null;
}
