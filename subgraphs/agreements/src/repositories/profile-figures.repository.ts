import type { EntityManager } from 'typeorm';

/**
 * How many of a region's published profiles are something, in exact numbers of people: whatever is told of them goes
 * through the kit's shares.
 */
export interface ProfileFigure {
  readonly regionCode: string;
  readonly part: number;
  readonly whole: number;
}

/** Of each region that has published profiles, how many were verified in the last 90 days; of today. */
export function findFreshness(manager: EntityManager): Promise<ProfileFigure[]> {
  return manager.query(
    `select region_code as "regionCode", available::integer as part, published::integer as whole
     from candidates.published_profile_count`,
  );
}

/** Of each such region and each field, in how many profiles it is known, in the order of the fields; of today. */
export function findCompleteness(
  manager: EntityManager,
): Promise<(ProfileFigure & { readonly field: string })[]> {
  return manager.query(
    `select region_code as "regionCode", field, known as part, published as whole
     from candidates.published_field_completeness order by position, region_code collate "C"`,
  );
}
