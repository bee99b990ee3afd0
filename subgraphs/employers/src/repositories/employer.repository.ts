import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Employer } from '../entities';

/** Finds the employer unless it is closed on the day, and holds its row so that nobody closes it meanwhile. */
export function lockOpenEmployer(manager: EntityManager, id: string, day: string): Promise<Employer | null> {
  return manager.findOne(Employer, {
    where: [
      { id, closedOn: IsNull() },
      { id, closedOn: MoreThan(day) },
    ],
    lock: { mode: 'pessimistic_read' },
  });
}

/** A page of the employers not closed on a day, by name, with one row more than asked when others follow. */
export function findEmployers(manager: EntityManager, day: string, page: Page): Promise<Employer[]> {
  return manager.query(
    `select ${columnsOf(manager, Employer, 'e')} from employers e
     where (e.closed_on is null or e.closed_on > $1::date)
       and ($2::text is null or (e.name collate "C", e.id) > ($2, $3::uuid))
     order by e.name collate "C", e.id limit $4`,
    [day, ...pageParameters(page)],
  );
}

/** How many employers are not closed on a day. */
export function countEmployers(manager: EntityManager, day: string): Promise<number> {
  return manager.countBy(Employer, [{ closedOn: IsNull() }, { closedOn: MoreThan(day) }]);
}
