import { columnsOf, type Page, pageParameters, staleBefore } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DeskContact } from '../entities';

/** Contacts to verify again: of one desk, or of all (null). */
export interface StaleContactQuestion {
  readonly deskId: string | null;
  /** Today. */
  readonly day: string;
}

/** Who is there or will be, at a desk that is open, and was verified too long ago. */
const isStale = `c.verified_on < $1::date and (c.valid_until is null or c.valid_until >= $2::date)
  and ($3::uuid is null or c.desk_id = $3)
  and exists (select from desks d where d.id = c.desk_id and (d.closed_on is null or d.closed_on > $2::date))`;

const parameters = ({ deskId, day }: StaleContactQuestion) => [staleBefore(day), day, deskId];

/** A page of stale contacts, those verified longest ago first, with one row more than asked when others follow. */
export function findStaleContacts(
  manager: EntityManager,
  question: StaleContactQuestion,
  page: Page,
): Promise<DeskContact[]> {
  return manager.query(
    `select ${columnsOf(manager, DeskContact, 'c')} from desk_contacts c
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
    `select count(*)::integer as count from desk_contacts c where ${isStale}`,
    parameters(question),
  );
  return row?.count ?? 0;
}
