import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Desk } from '../entities';
import type { DeskStanding } from '../services/contact-choice.service';

/** The desk to call in a region, and how it comes to be that. */
export type DeskToCall = Desk & { readonly regionCode: string; readonly standing: DeskStanding };

/**
 * The one desk to call in each region on a day: an open one of first contact, else another open one of the region, else
 * the open national desk, else the one that closed last. None only where no desk was ever registered.
 */
export function createDeskToCallByRegionCodeLoader(manager: EntityManager) {
  return createDatedListLoader<DeskToCall>(
    'deskToCallByRegionCode',
    (codes, on) =>
      manager.query(
        `select distinct on (r.code) ${columnsOf(manager, Desk, 'd')}, r.code as "regionCode",
           (array['FIRST_CONTACT', 'OTHER_DESK', 'NATIONAL_LIAISON', 'CLOSED_DESK', 'CLOSED_DESK'])[s.rank] as standing
         from unnest($1::text[]) as r (code)
         join desks d on d.kind = 'NATIONAL_LIAISON'
           or d.id in (select o.desk_id from desk_regions o where o.region_code = r.code)
         left join desk_regions dr on dr.desk_id = d.id and dr.region_code = r.code
         cross join lateral (select case
           when d.closed_on <= $2::date then case when d.kind <> 'NATIONAL_LIAISON' then 4 else 5 end
           when dr.is_first_contact then 1
           when d.kind <> 'NATIONAL_LIAISON' then 2
           else 3 end as rank) s
         order by r.code, s.rank, case when s.rank > 3 then d.closed_on end desc, d.name collate "C", d.id`,
        [codes, on],
      ),
    ({ regionCode }) => regionCode,
  );
}
