import { columnsOf, createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Region } from '../entities';

/** The region each municipality belongs to on a day: at most one per municipality. */
export function createRegionByMunicipalityCodeLoader(manager: EntityManager) {
  return createDatedListLoader<Region & { municipalityCode: string }>(
    'regionByMunicipalityCode',
    (codes, on) =>
      manager.query(
        `select ${columnsOf(manager, Region, 'r')}, mr.municipality_code as "municipalityCode"
         from municipality_regions mr join regions r on r.code = mr.region_code
         where mr.municipality_code = any($1) and daterange(mr.valid_from, mr.valid_until, '[]') @> $2::date`,
        [codes, on],
      ),
    ({ municipalityCode }) => municipalityCode,
  );
}
