import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { freshSince } from '../services/profile-staleness.service';

/** The exact numbers of a region's published profiles: for a caller they go through the kit's counts of people. */
export interface RegionProfileCounts {
  readonly regionCode: string;
  readonly published: number;
  readonly available: number;
  readonly lastVerifiedOn: string;
}

/** The numbers of each region that has published profiles. */
export function createProfileCountsByRegionCodeLoader(manager: EntityManager, today: string) {
  return createLoader<RegionProfileCounts>(
    'profileCountsByRegionCode',
    (codes) =>
      manager.query(
        `select region_code as "regionCode", count(*)::integer as published,
                count(*) filter (where verified_on >= $2::date)::integer as available,
                max(verified_on) as "lastVerifiedOn"
         from candidate_profiles where region_code = any($1::text[]) and state = 'PUBLISHED'
         group by region_code`,
        [codes, freshSince(today)],
      ),
    ({ regionCode }) => regionCode,
  );
}
