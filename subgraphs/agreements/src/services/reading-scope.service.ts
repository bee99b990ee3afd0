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
 * Denies what compares regions by name on their candidates: it is for desks and the national desk.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessRegionWatcher({ role }: Caller): void {
  if (role !== 'DESK' && role !== 'LIAISON' && role !== 'ADMIN') throw new HubError('FORBIDDEN');
}

/**
 * Denies what single parties say of clauses to whoever is no side of any and does not mediate.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessScoreReader({ role }: Caller): void {
  if (role !== 'EMPLOYER' && role !== 'DESK' && role !== 'LIAISON') throw new HubError('FORBIDDEN');
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

/** Whether the caller looks after the sessions it may see, and so after all that was written there. */
export const looksAfter = ({ role }: Caller): boolean => ['ORGANISER', 'LIAISON', 'ADMIN'].includes(role);
