import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
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
        `select p.region_code as "regionCode", count(*)::integer as published,
                count(*) filter (where p.verified_on >= $3::date)::integer as available,
                max(p.verified_on) as "lastVerifiedOn"
         from candidate_profiles p where p.region_code = any($1::text[]) and ${isPublishedOn('$2')}
         group by p.region_code`,
        [codes, today, freshSince(today)],
      ),
    ({ regionCode }) => regionCode,
  );
}
