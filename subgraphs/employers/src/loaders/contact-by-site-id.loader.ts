import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import { EmployerContact } from '../entities';
import type { Reading } from './reading';

/** Who is in charge of a site on a day. */
type ContactOfSite = EmployerContact & { readonly ofSite: string };

/** Who is in charge of each site on a day: its own contact, else the employer's. */
export function createContactBySiteIdLoader({ manager, rows }: Reading) {
  return createDatedListLoader<ContactOfSite>(
    'contactBySiteId',
    (siteIds, on) =>
      rows(
        `select c.*, s.id as "ofSite" from sites s cross join lateral (
           select ${columnsOf(manager, EmployerContact, 'c')} from employer_contacts c
           where c.employer_id = s.employer_id and (c.site_id = s.id or c.site_id is null)
             and c.deputy_of is null and daterange(c.valid_from, c.valid_until, '[]') @> $2::date
           order by c.site_id is null limit 1) c
         where s.id = any($1)`,
        [siteIds, on],
      ),
    ({ ofSite }) => ofSite,
  );
}
