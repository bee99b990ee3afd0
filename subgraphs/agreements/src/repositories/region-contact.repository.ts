import type { EntityManager } from 'typeorm';

/** How it was found who answers for a region (the enum of the schema). */
export type ContactBasis =
  | 'IN_CHARGE'
  | 'DEPUTY'
  | 'DESK_ADDRESS'
  | 'OTHER_DESK'
  | 'NATIONAL_LIAISON'
  | 'CLOSED_DESK';

/** Whom to call in a region on a day. */
export interface RegionContact {
  readonly regionCode: string;
  readonly basis: ContactBasis;
  readonly deskId: string;
  /** Within how many working days the desk promises a first answer. */
  readonly responseDays: number;
  readonly deskVerifiedOn: string;
  /** Null, as what follows, when the desk's own address answers. */
  readonly contactId: string | null;
  readonly contactSince: string | null;
  readonly contactVerifiedOn: string | null;
}

/**
 * Whom to call in each region on a day, as `Region.contact` answers it. Absent are only regions for which no desk was ever
 * registered.
 * @param regions codes; all regions when null
 */
export function findRegionContacts(
  manager: EntityManager,
  day: string,
  regions: readonly string[] | null = null,
): Promise<RegionContact[]> {
  return manager.query(
    `select distinct on (c.region_code) c.region_code as "regionCode", c.basis, c.desk_id as "deskId",
            c.response_days as "responseDays", c.desk_verified_on as "deskVerifiedOn", c.contact_id as "contactId",
            c.contact_since as "contactSince", c.contact_verified_on as "contactVerifiedOn"
     from regions.published_region_contact c
     where c.days @> $1::date and ($2::text[] is null or c.region_code = any($2))
     order by c.region_code, c.precedence`,
    [day, regions],
  );
}

/**
 * The open desk that employers of each region call first, with what it promises, as SQL of a table; regions without one are
 * absent.
 * @param day an expression of type date
 */
export const firstDesks = (day: string): string => `
  select distinct on (c.region_code) c.region_code, c.desk_id, c.response_days
  from regions.published_region_contact c
  where c.days @> ${day} and c.basis in ('IN_CHARGE', 'DEPUTY', 'DESK_ADDRESS')
  order by c.region_code, c.precedence`;
