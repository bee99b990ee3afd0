import type { EntityManager } from 'typeorm';
import { ContactAbsence } from '../entities';

/** Whether a contact is known to be away on a day of a period, by another absence than this one. */
export async function isAwayBetween(
  manager: EntityManager,
  { id, contactId, awayFrom, awayUntil }: ContactAbsence,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from contact_absences a
     where a.contact_id = $1 and a.id <> $2
       and daterange(a.away_from, a.away_until, '[]') && daterange($3::date, $4::date, '[]') limit 1`,
    [contactId, id, awayFrom, awayUntil],
  );
  return rows.length > 0;
}

/** The absence with this id; null when there is none. */
export const findAbsence = (manager: EntityManager, id: string): Promise<ContactAbsence | null> =>
  manager.findOneBy(ContactAbsence, { id });
