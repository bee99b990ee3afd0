import type { Caller } from '@banenbrug/service-common';

/** Whether the caller speaks for this employer. */
export function isOwnEmployer({ role, employerId }: Caller, id: string): boolean {
  return role === 'EMPLOYER' && employerId?.toLowerCase() === id.toLowerCase();
}

/** Whether the caller sees every employer from the inside: closed vacancies, and the names of contact persons. */
export function seesEveryEmployerInside({ role }: Caller): boolean {
  return role === 'LIAISON' || role === 'ADMIN';
}
