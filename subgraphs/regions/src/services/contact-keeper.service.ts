import { type Caller, isOwnDesk } from '@banenbrug/service-common';

/** Who keeps the contacts of desks: a desk its own, and the national desk and ADMIN those of all. */
export const contactKeepers = ['DESK', 'LIAISON', 'ADMIN'] as const;

/** Whether the caller keeps the contacts of a desk; what it does not is to a desk as if it did not exist. */
export const mayKeepContactsOf = (caller: Caller, deskId: string): boolean =>
  caller.role === 'DESK' ? isOwnDesk(caller, deskId) : caller.role === 'LIAISON' || caller.role === 'ADMIN';
