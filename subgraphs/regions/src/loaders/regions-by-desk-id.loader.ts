import { columnsOf, createListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Region } from '../entities';

/** The regions each desk serves, by code. */
export function createRegionsByDeskIdLoader(manager: EntityManager) {
  return createListLoader<Region & { deskId: string }>(
    'regionsByDeskId',
    (deskIds) =>
      manager.query(
        `select ${columnsOf(manager, Region, 'r')}, dr.desk_id as "deskId"
         from desk_regions dr join regions r on r.code = dr.region_code
         where dr.desk_id = any($1) order by r.code collate "C"`,
        [deskIds],
      ),
    ({ deskId }) => deskId,
  );
}
