import { HubError } from '../errors';
import type { Caller, Role } from './caller';

/**
 * Lets only the named roles through. What a caller may touch inside its role is the service's own rule.
 * @throws HubError FORBIDDEN, or UNAUTHENTICATED when there is no token at all
 */
export function requireRole(caller: Caller, ...roles: readonly Role[]): void {
  if (roles.includes(caller.role)) return;
  throw new HubError(caller.role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/** Whether the caller has shown any token: the line between public and everything else. */
export function isSignedIn(caller: Caller): boolean {
  return caller.role !== 'PUBLIC';
}

/**
 * Lets every caller with a token through, of any role.
 * @throws HubError UNAUTHENTICATED
 */
export function requireSignedIn(caller: Caller): void {
  if (!isSignedIn(caller)) throw new HubError('UNAUTHENTICATED');
}

/**
 * Denies a field that is for callers with a token, on an object that is itself public.
 * @throws HubError FORBIDDEN
 */
export function denyUnlessSignedIn(caller: Caller): void {
  if (!isSignedIn(caller)) throw new HubError('FORBIDDEN');
}

/** Whether the caller speaks for this employer; ids are compared in either case. */
export function isOwnEmployer({ role, employerId }: Caller, id: string): boolean {
  return role === 'EMPLOYER' && isSameId(employerId, id);
}

/** Whether the caller speaks for this desk; ids are compared in either case. */
export function isOwnDesk({ role, deskId }: Caller, id: string): boolean {
  return role === 'DESK' && isSameId(deskId, id);
}

const isSameId = (own: string | null, id: string): boolean => own?.toLowerCase() === id.toLowerCase();
