import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';

/** Who answers today for the desk contact that was named. */
export interface DeskContactToday {
  readonly named: string;
  readonly contactId: string;
}

/**
 * The contact of a desk that answers on a day for the one who was named: that one while valid, then whoever is in
 * charge at the same desk, because agreements follow the role and not the person (domain rule 7).
 */
export function createDeskContactTodayLoader(manager: EntityManager, day: string) {
  return createLoader<DeskContactToday>(
    'deskContactToday',
    (ids) =>
      manager.query(
        `select named.id as named, coalesce(successor.id, named.id) as "contactId"
         from regions.published_contact named
         left join regions.published_contact successor
           on successor.desk_id = named.desk_id and successor.deputy_of is null
           and daterange(successor.valid_from, successor.valid_until, '[]') @> $2::date
           and not daterange(named.valid_from, named.valid_until, '[]') @> $2::date
         where named.id = any($1)`,
        [ids, day],
      ),
    ({ named }) => named,
  );
}
