import { createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';

/** When a region last published. */
export interface RegionPublishedOn {
  readonly regionCode: string;
  /** The latest day on which a profile that is published there was published or corrected. */
  readonly day: string;
}

/** The latest day on which each region published something that is still there; nothing of the others. */
export const createRegionPublishedOnLoader = (manager: EntityManager, today: string) =>
  createLoader<RegionPublishedOn>(
    'regionPublishedOn',
    (codes) =>
      manager.query(
        `select r.code as "regionCode", p.changed_on as day
         from unnest($1::text[]) as r(code) cross join lateral (
           select p.changed_on from candidate_profiles p
           where p.region_code = r.code and ${isPublishedOn('$2')}
           order by p.changed_on desc limit 1) p`,
        [codes, today],
      ),
    ({ regionCode }) => regionCode,
  );
