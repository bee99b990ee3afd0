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
