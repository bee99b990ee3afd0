import { addDays, columnsOf, type Page, pageParameters, staleBefore } from '@banenbrug/service-common';
import { type EntityManager, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Employer, EmployerContact, Site } from '../entities';

/** Where a contact is in charge: of an employer as a whole, or of one of its sites. */
export interface ContactPlace {
  readonly employerId: string;
  readonly siteId: string | null;
}

const openOn = (day: string) => [{ closedOn: IsNull() }, { closedOn: MoreThan(day) }];

/** Whether an employer is open on a day; its row is held, so that two hand-overs come after one another. */
export async function holdOpenEmployer(
  manager: EntityManager,
  employerId: string,
  day: string,
): Promise<boolean> {
  const found = await manager.findOne(Employer, {
    where: openOn(day).map((open) => ({ id: employerId, ...open })),
    lock: { mode: 'pessimistic_write' },
  });
  return found !== null;
}

/** Whether a site is the employer's and open on a day. */
export const isOpenSiteOf = (
  manager: EntityManager,
  siteId: string,
  employerId: string,
  day: string,
): Promise<boolean> =>
  manager.existsBy(
    Site,
    openOn(day).map((open) => ({ id: siteId, employerId, ...open })),
  );

/** The day on which the next contact of a place after a date was already named to begin; null when none was. */
export async function nextStart(
  manager: EntityManager,
  { employerId, siteId }: ContactPlace,
  from: string,
): Promise<string | null> {
  const next = await manager.findOne(EmployerContact, {
    where: { employerId, siteId: siteId ?? IsNull(), deputyOf: IsNull(), validFrom: MoreThanOrEqual(from) },
    order: { validFrom: 'ASC' },
  });
  return next?.validFrom ?? null;
}

/** Ends whoever is in charge of a place on a day, deputies too, the day before it. */
export async function endContactsBefore(
  manager: EntityManager,
  { employerId, siteId }: ContactPlace,
  day: string,
): Promise<void> {
  await manager.query(
    `update employer_contacts set valid_until = $3
     where employer_id = $1 and site_id is not distinct from $2::uuid
       and valid_from < $4::date and (valid_until is null or valid_until >= $4::date)`,
    [employerId, siteId, addDays(day, -1), day],
  );
}

/** A contact with this id whose row is held; null when there is none. */
export const lockContact = (manager: EntityManager, id: string): Promise<EmployerContact | null> =>
  manager.findOne(EmployerContact, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Contacts to verify again: of one employer, or of all (null). */
export interface StaleContactQuestion {
  readonly employerId: string | null;
  /** Today. */
  readonly day: string;
}

/** Who is there or will be, at an employer and a site that are open, and was verified too long ago. */
const isStale = `c.verified_on < $1::date and (c.valid_until is null or c.valid_until >= $2::date)
  and ($3::uuid is null or c.employer_id = $3)
  and exists (select from employers e
              where e.id = c.employer_id and (e.closed_on is null or e.closed_on > $2::date))
  and not exists (select from sites s where s.id = c.site_id and s.closed_on <= $2::date)`;

const parameters = ({ employerId, day }: StaleContactQuestion) => [staleBefore(day), day, employerId];

/** A page of stale contacts, those verified longest ago first, with one row more than asked when others follow. */
export function findStaleContacts(
  manager: EntityManager,
  question: StaleContactQuestion,
  page: Page,
): Promise<EmployerContact[]> {
  return manager.query(
    `select ${columnsOf(manager, EmployerContact, 'c')} from employer_contacts c
     where ${isStale} and ($4::date is null or (c.verified_on, c.id) > ($4, $5::uuid))
     order by c.verified_on, c.id limit $6`,
    [...parameters(question), ...pageParameters(page)],
  );
}

/** How many there are. */
export async function countStaleContacts(
  manager: EntityManager,
  question: StaleContactQuestion,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::integer as count from employer_contacts c where ${isStale}`,
    parameters(question),
  );
  return row?.count ?? 0;
}
