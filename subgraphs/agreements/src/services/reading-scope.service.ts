import { type Caller, HubError, requireRole } from '@banenbrug/service-common';
import type { DialogueSession } from '../entities';

const readers = ['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'] as const;

/**
 * Arrangements are between employers and regions: neither public nor for organisers.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export function requireArrangementReader(caller: Caller): void {
  requireRole(caller, ...readers);
}

/**
 * Denies a field about arrangements on an object that is itself public.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessArrangementReader({ role }: Caller): void {
  if (!readers.some((reader) => reader === role)) throw new HubError('FORBIDDEN');
}

/**
 * Whether the caller reads what participants say of a session: its organiser does, LIAISON and ADMIN do of all.
 * @throws HubError FORBIDDEN for every other role
 */
export function readsFeedback({ role, subject }: Caller, { organiserSubject }: DialogueSession): boolean {
  if (role === 'LIAISON' || role === 'ADMIN') return true;
  if (role !== 'ORGANISER') throw new HubError('FORBIDDEN');
  return organiserSubject === subject;
}
