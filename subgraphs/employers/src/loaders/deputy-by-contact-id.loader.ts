import { columnsOf, createLoader } from '@banenbrug/service-common';
import { EmployerContact } from '../entities';
import type { Reading } from './reading';

/** Who stands in for each contact. */
export function createDeputyByContactIdLoader({ manager, rows }: Reading) {
  return createLoader<EmployerContact>(
    'deputyByContactId',
    (ids) =>
      rows(
        `select ${columnsOf(manager, EmployerContact, 'c')} from employer_contacts c where c.deputy_of = any($1)`,
        [ids],
      ),
    ({ deputyOf }) => deputyOf ?? '',
  );
}
