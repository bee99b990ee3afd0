import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
import { Headcount } from '../services/people-count.service';
import { freshSince } from '../services/profile-staleness.service';

/** How many profiles a region has, and how fresh they are. */
export interface RegionProfileCounts {
  readonly regionCode: string;
  readonly published: Headcount;
  readonly available: Headcount;
  readonly lastVerifiedOn: string;
}

interface Row {
  readonly regionCode: string;
  readonly published: number;
  readonly available: number;
  readonly lastVerifiedOn: string;
}

/** The numbers of each region that has published profiles. */
export function createProfileCountsByRegionCodeLoader(manager: EntityManager, today: string) {
  return createLoader<RegionProfileCounts>(
    'profileCountsByRegionCode',
    async (codes) => {
      const rows = await manager.query<Row[]>(
        `select p.region_code as "regionCode", count(*)::integer as published,
                count(*) filter (where p.verified_on >= $3::date)::integer as available,
                max(p.verified_on) as "lastVerifiedOn"
         from candidate_profiles p where p.region_code = any($1::text[]) and ${isPublishedOn('$2')}
         group by p.region_code`,
        [codes, today, freshSince(today)],
      );
      return rows.map(({ published, available, ...row }) => ({
        ...row,
        published: Headcount.of(published),
        available: Headcount.of(available),
      }));
    },
    ({ regionCode }) => regionCode,
  );
}
