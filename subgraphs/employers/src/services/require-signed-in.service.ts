import { type Caller, HubError, isSignedIn } from '@banenbrug/service-common';

/**
 * Nothing here is public: employers, sites and vacancies are for callers with a token of any role.
 * @throws HubError UNAUTHENTICATED
 */
export function requireSignedIn(caller: Caller): void {
  if (!isSignedIn(caller)) throw new HubError('UNAUTHENTICATED');
}
