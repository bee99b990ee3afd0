import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Desk } from '../entities';

/** A desk as a region knows it. */
export type DeskOfRegion = Desk & { readonly regionCode: string };

/** The desks open in each region on a day, the desk of first contact first. */
export function createDesksByRegionCodeLoader(manager: EntityManager) {
  return createDatedListLoader<DeskOfRegion>(
    'desksByRegionCode',
    (codes, on) =>
      manager.query(
        `select ${columnsOf(manager, Desk, 'd')}, dr.region_code as "regionCode"
         from desk_regions dr join desks d on d.id = dr.desk_id
         where dr.region_code = any($1) and (d.closed_on is null or d.closed_on > $2::date)
         order by dr.is_first_contact desc, d.name collate "C", d.id`,
        [codes, on],
      ),
    ({ regionCode }) => regionCode,
  );
}
