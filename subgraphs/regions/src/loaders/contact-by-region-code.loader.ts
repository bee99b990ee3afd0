import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DeskContact } from '../entities';

/** Who is in charge on a day at the desk that employers of each region call first. */
export function createContactByRegionCodeLoader(manager: EntityManager) {
  return createDatedListLoader<DeskContact & { regionCode: string }>(
    'contactByRegionCode',
    (codes, on) =>
      manager.query(
        `select ${columnsOf(manager, DeskContact, 'c')}, dr.region_code as "regionCode"
         from desk_regions dr
         join desks d on d.id = dr.desk_id and (d.closed_on is null or d.closed_on > $2::date)
         join desk_contacts c on c.desk_id = d.id and c.deputy_of is null
           and daterange(c.valid_from, c.valid_until, '[]') @> $2::date
         where dr.region_code = any($1) and dr.is_first_contact
         order by d.name collate "C", d.id`,
        [codes, on],
      ),
    ({ regionCode }) => regionCode,
  );
}
