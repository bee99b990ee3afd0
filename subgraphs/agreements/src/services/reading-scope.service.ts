import { type Caller, HubError, requireRole } from '@banenbrug/service-common';

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

/** Whether the caller looks after the sessions it may see, and so after all that was written there. */
export const looksAfter = ({ role }: Caller): boolean => ['ORGANISER', 'LIAISON', 'ADMIN'].includes(role);
