import {
  type Caller,
  HubError,
  isOwnDesk,
  isOwnEmployer,
  requireRole,
  type Role,
} from '@banenbrug/service-common';
import type { IntroductionSide } from '../introductions/introduction-states';

/** Who may see anonymous profiles: not the public, not organisers of sessions. */
const profileReaders: readonly Role[] = ['EMPLOYER', 'DESK', 'LIAISON', 'ADMIN'];

/** Whether the caller may see anonymous profiles and pools. */
export const mayReadProfiles = ({ role }: Caller): boolean => profileReaders.includes(role);

/** @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token, unless the caller may see profiles */
export function requireProfileReader(caller: Caller): void {
  requireRole(caller, ...profileReaders);
}

/** The desk that a DESK speaks for. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
export function requireDesk(caller: Caller): string {
  requireRole(caller, 'DESK');
  if (caller.deskId === null) throw new HubError('FORBIDDEN');
  return caller.deskId.toLowerCase();
}

/** The employer that an EMPLOYER speaks for. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
export function requireEmployer(caller: Caller): string {
  requireRole(caller, 'EMPLOYER');
  if (caller.employerId === null) throw new HubError('FORBIDDEN');
  return caller.employerId.toLowerCase();
}

/** As which side of introductions the caller speaks. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
export function requireSide(caller: Caller): IntroductionSide {
  requireRole(caller, 'DESK', 'EMPLOYER');
  if (caller.role === 'DESK') requireDesk(caller);
  else requireEmployer(caller);
  return caller.role === 'DESK' ? 'DESK' : 'EMPLOYER';
}

/** @throws HubError FORBIDDEN unless the caller speaks for the desk that published or answers */
export function requireOwnDesk(caller: Caller, deskId: string): void {
  if (!isOwnDesk(caller, deskId)) throw new HubError('FORBIDDEN');
}

/** @throws HubError FORBIDDEN unless the caller speaks for the employer that asked */
export function requireOwnEmployer(caller: Caller, employerId: string): void {
  if (!isOwnEmployer(caller, employerId)) throw new HubError('FORBIDDEN');
}

/**
 * @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token, unless the caller may compare regions by name: the
 * national desk all of them, a desk its own
 */
export function requireRegionWatcher(caller: Caller, regionCode: string): void {
  requireRole(caller, 'DESK', 'LIAISON', 'ADMIN');
  if (caller.role === 'DESK' && !caller.regions.includes(regionCode)) throw new HubError('FORBIDDEN');
}
