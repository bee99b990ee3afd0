import { type Caller, isOwnEmployer } from '@banenbrug/service-common';
import { seesEveryEmployerInside } from './employer-scope.service';

/** Who keeps the contacts of employers: an employer its own, and the national desk and ADMIN those of all. */
export const contactKeepers = ['EMPLOYER', 'LIAISON', 'ADMIN'] as const;

/** Whether the caller keeps an employer's contacts; what it does not is to an employer as if it did not exist. */
export const mayKeepContactsOf = (caller: Caller, employerId: string): boolean =>
  seesEveryEmployerInside(caller) || isOwnEmployer(caller, employerId);
