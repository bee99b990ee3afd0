import { addDays } from '@banenbrug/service-common';
import { type EntityManager, IsNull, MoreThanOrEqual } from 'typeorm';
import { Desk, DeskContact } from '../entities';

/** Finds the desk and holds its row, so that two hand-overs of one desk come after one another. */
export function lockOpenDesk(manager: EntityManager, id: string): Promise<Desk | null> {
  return manager.findOne(Desk, { where: { id, closedOn: IsNull() }, lock: { mode: 'pessimistic_write' } });
}

/**
 * A contact of an open desk, whose row is held: so that it is read as a hand-over at the same time leaves it. Null when
 * there is none, or its desk has closed.
 */
export async function lockContactOfOpenDesk(manager: EntityManager, id: string): Promise<DeskContact | null> {
  const contact = await manager.findOneBy(DeskContact, { id });
  if (!contact || !(await lockOpenDesk(manager, contact.deskId))) return null;
  return manager.findOneByOrFail(DeskContact, { id });
}

/** The day on which the next contact in charge after a date was already named to begin; null when none was. */
export async function nextStart(
  manager: EntityManager,
  deskId: string,
  from: string,
): Promise<string | null> {
  const next = await manager.findOne(DeskContact, {
    where: { deskId, deputyOf: IsNull(), isForTopics: false, validFrom: MoreThanOrEqual(from) },
    order: { validFrom: 'ASC' },
  });
  return next?.validFrom ?? null;
}

/** Ends whoever is in charge on a day, deputies too, the day before it. */
export async function endContactsBefore(manager: EntityManager, deskId: string, day: string): Promise<void> {
  await manager.query(
    `update desk_contacts set valid_until = $2
     where desk_id = $1 and not is_for_topics
       and valid_from < $3::date and (valid_until is null or valid_until >= $3::date)`,
    [deskId, addDays(day, -1), day],
  );
}
