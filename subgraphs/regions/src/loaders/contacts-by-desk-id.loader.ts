import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DeskContact } from '../entities';

/** The contacts of each desk on a day: the one in charge first, then the deputy. */
export function createContactsByDeskIdLoader(manager: EntityManager) {
  return createDatedListLoader<DeskContact>(
    'contactsByDeskId',
    (deskIds, on) =>
      manager.query(
        `select ${columnsOf(manager, DeskContact, 'c')} from desk_contacts c
         where c.desk_id = any($1) and daterange(c.valid_from, c.valid_until, '[]') @> $2::date
         order by c.deputy_of is not null, c.id`,
        [deskIds, on],
      ),
    ({ deskId }) => deskId,
  );
}
