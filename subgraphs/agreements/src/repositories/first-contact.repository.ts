import type { EntityManager } from 'typeorm';

/** The desk that employers of a region call first, and who is in charge there on a day. */
export interface FirstContact {
  readonly regionCode: string;
  readonly deskId: string;
  /** Within how many working days the desk promises a first answer. */
  readonly responseDays: number;
  readonly deskVerifiedOn: string;
  /** Null, as what follows, when nobody is in charge on the day. */
  readonly contactId: string | null;
  readonly contactSince: string | null;
  readonly contactVerifiedOn: string | null;
}

/**
 * The first contact of each region on a day, as SQL of a table: of several open desks one where somebody is in charge, then
 * the first by name, as `Region.contact` chooses. Regions without an open desk are absent; what becomes of a closed desk's
 * regions is decided where it is closed.
 * @param day an expression of type date
 * @param condition on a published first contact
 */
export const firstContacts = (day: string, condition = 'true'): string => `
  select distinct on (c.region_code) c.*
  from (select *, contact_id is not null and daterange(valid_from, valid_until, '[]') @> ${day} as is_in_charge
        from regions.published_first_contact
        where (closed_on is null or closed_on > ${day}) and ${condition}) c
  order by c.region_code, c.is_in_charge desc, c.desk_name collate "C", c.desk_id`;

/** The first contact of each of these regions on a day, or of all regions. */
export function findFirstContacts(
  manager: EntityManager,
  day: string,
  regions: readonly string[] | null = null,
): Promise<FirstContact[]> {
  return manager.query(
    `select f.region_code as "regionCode", f.desk_id as "deskId",
            f.response_days as "responseDays", f.desk_verified_on as "deskVerifiedOn",
            case when f.is_in_charge then f.contact_id end as "contactId",
            case when f.is_in_charge then f.valid_from end as "contactSince",
            case when f.is_in_charge then f.contact_verified_on end as "contactVerifiedOn"
     from (${firstContacts('$1::date', '($2::text[] is null or region_code = any($2))')}) f order by f.region_code`,
    [day, regions],
  );
}
