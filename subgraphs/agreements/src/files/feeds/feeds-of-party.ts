import { type Caller, HubError, requireRole } from '@banenbrug/service-common';
import { type FindOptionsWhere, IsNull, MoreThan } from 'typeorm';
import type { CalendarFeed } from '../../entities';

/**
 * That a feed is of the caller's party: its employer, its desk, or the national liaison. Colleagues see and revoke each
 * other's.
 * @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token
 */
export function ofOwnParty(caller: Caller): FindOptionsWhere<CalendarFeed> {
  requireRole(caller, 'EMPLOYER', 'DESK', 'LIAISON');
  const { role, employerId, deskId } = caller;
  if (role === 'LIAISON') return { role };
  if (role === 'EMPLOYER' && employerId !== null) return { role, employerId };
  if (role === 'DESK' && deskId !== null) return { role, deskId };
  throw new HubError('FORBIDDEN');
}

/** That a feed can still be followed. */
export function stillGood(now: Date): FindOptionsWhere<CalendarFeed> {
  return { revokedAt: IsNull(), expiresAt: MoreThan(now) };
}
