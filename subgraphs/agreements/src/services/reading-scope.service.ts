import { type Caller, HubError, isSignedIn, requireRole } from '@banenbrug/service-common';

const readers = ['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'] as const;

/**
 * Arrangements are between employers and regions: neither public nor for organisers.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export function requireArrangementReader(caller: Caller): void {
  requireRole(caller, ...readers);
}

/**
 * Follow-up agreements and participants are for callers with a token of any role.
 * @throws HubError UNAUTHENTICATED
 */
export function requireSignedIn(caller: Caller): void {
  if (!isSignedIn(caller)) throw new HubError('UNAUTHENTICATED');
}

/**
 * Denies a field about arrangements on an object that is itself public.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessArrangementReader({ role }: Caller): void {
  if (!readers.some((reader) => reader === role)) throw new HubError('FORBIDDEN');
}

/**
 * Denies a field about agreements or participants on an object that is itself public.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessSignedIn(caller: Caller): void {
  if (!isSignedIn(caller)) throw new HubError('FORBIDDEN');
}
