import type { EntityManager } from 'typeorm';

/** Whether others' views publish this employer, open on a day. */
export async function isOpenEmployer(manager: EntityManager, id: string, day: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from employers.published_employer e
     where e.id = $1 and (e.closed_on is null or e.closed_on > $2::date)`,
    [id, day],
  );
  return rows.length > 0;
}

/** Whether a contact person answers for an employer on a day. */
export async function isContactOfEmployer(
  manager: EntityManager,
  contactId: string,
  employerId: string,
  day: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from employers.published_employer_contact c
     where c.id = $1 and c.employer_id = $2 and daterange(c.valid_from, c.valid_until, '[]') @> $3::date`,
    [contactId, employerId, day],
  );
  return rows.length > 0;
}

/** Whether a contact person answers on a day at an open desk that serves a region. */
export async function isContactInRegion(
  manager: EntityManager,
  contactId: string,
  region: string,
  day: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from regions.published_contact c join regions.published_desk d on d.id = c.desk_id
     where c.id = $1 and d.region_codes @> array[$2::text] and (d.closed_on is null or d.closed_on > $3::date)
       and daterange(c.valid_from, c.valid_until, '[]') @> $3::date`,
    [contactId, region, day],
  );
  return rows.length > 0;
}

/** The contact in charge of a desk on a day; null when nobody was named. */
export async function contactInChargeOf(
  manager: EntityManager,
  deskId: string,
  day: string,
): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `select c.id from regions.published_contact c
     where c.desk_id = $1 and c.deputy_of is null and daterange(c.valid_from, c.valid_until, '[]') @> $2::date`,
    [deskId, day],
  );
  return row?.id ?? null;
}

/** Which of these employers take part in a session and are open on a day. */
export async function findAttendingEmployers(
  manager: EntityManager,
  sessionId: string,
  employerIds: readonly string[],
  day: string,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select e.id from session_participants p join employers.published_employer e on e.id = p.employer_id
     where p.session_id = $1 and p.employer_id = any($2::uuid[]) and (e.closed_on is null or e.closed_on > $3::date)`,
    [sessionId, employerIds, day],
  );
  return rows.map(({ id }) => id);
}
