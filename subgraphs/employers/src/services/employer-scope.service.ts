import type { Caller } from '@banenbrug/service-common';

/** Whether the caller sees every employer from the inside: closed vacancies, and the names of contact persons. */
export function seesEveryEmployerInside({ role }: Caller): boolean {
  return role === 'LIAISON' || role === 'ADMIN';
}
