import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import { EmployerContact } from '../entities';
import type { Reading } from './reading';

/** The contacts of each employer as a whole on a day: the one in charge first, then the deputy. */
export function createContactsByEmployerIdLoader({ manager, rows }: Reading) {
  return createDatedListLoader<EmployerContact>(
    'contactsByEmployerId',
    (employerIds, on) =>
      rows(
        `select ${columnsOf(manager, EmployerContact, 'c')} from employer_contacts c
         where c.employer_id = any($1) and c.site_id is null
           and daterange(c.valid_from, c.valid_until, '[]') @> $2::date
         order by c.deputy_of is not null, c.id`,
        [employerIds, on],
      ),
    ({ employerId }) => employerId,
  );
}
