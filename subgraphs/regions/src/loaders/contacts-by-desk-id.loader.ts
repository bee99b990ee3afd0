import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DeskContact } from '../entities';
import type { ContactOnDay } from '../services/contact-choice.service';

/** The contacts of each desk on a day: the one in charge, the deputies, those for topics, then the deputies of these. */
export function createContactsByDeskIdLoader(manager: EntityManager) {
  return createDatedListLoader<ContactOnDay>(
    'contactsByDeskId',
    (deskIds, on) =>
      manager.query(
        `select ${columnsOf(manager, DeskContact, 'c')},
           array(select t.topic from desk_contact_topics t
                 where t.contact_id = c.id and daterange(t.valid_from, t.valid_until, '[]') @> $2::date
                 order by t.topic collate "C") as topics,
           exists (select from contact_absences a
                   where a.contact_id = c.id and daterange(a.away_from, a.away_until, '[]') @> $2::date) as "isAway"
         from desk_contacts c
         where c.desk_id = any($1) and daterange(c.valid_from, c.valid_until, '[]') @> $2::date
         order by c.is_for_topics, c.deputy_of is not null, c.id`,
        [deskIds, on],
      ),
    ({ deskId }) => deskId,
  );
}
