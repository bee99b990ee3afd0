import { type Caller, frozenCaller } from '@banenbrug/service-common';
import type { FollowUpExport } from '../entities';

/** A caller as a ticket or a feed keeps it. */
export type KeptCaller = Pick<FollowUpExport, 'role' | 'subject' | 'employerId' | 'deskId' | 'regionCodes'>;

/** What is kept of a caller: all by which rows are its own. */
export function keptCaller({ role, subject, employerId, deskId, regions }: Caller): KeptCaller {
  return { role, subject, employerId, deskId, regionCodes: [...regions] };
}

/** The caller again. */
export function callerOf({ role, subject, employerId, deskId, regionCodes: regions }: KeptCaller): Caller {
  return frozenCaller({ role, subject, employerId, deskId, regions });
}
