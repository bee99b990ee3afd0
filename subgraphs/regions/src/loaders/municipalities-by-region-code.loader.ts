import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Municipality } from '../entities';

/** The municipalities of each region on a day, by name. */
export function createMunicipalitiesByRegionCodeLoader(manager: EntityManager) {
  return createDatedListLoader<Municipality & { regionCode: string }>(
    'municipalitiesByRegionCode',
    (codes, on) =>
      manager.query(
        `select ${columnsOf(manager, Municipality, 'm')}, mr.region_code as "regionCode"
         from municipality_regions mr join municipalities m on m.code = mr.municipality_code
         where mr.region_code = any($1) and daterange(mr.valid_from, mr.valid_until, '[]') @> $2::date
         order by m.name collate "C"`,
        [codes, on],
      ),
    ({ regionCode }) => regionCode,
  );
}
