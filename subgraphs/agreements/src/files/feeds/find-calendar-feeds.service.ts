import type { AgreementsContext } from '../../context';
import { CalendarFeed } from '../../entities';
import { ofOwnParty, stillGood } from './feeds-of-party';

/** The feeds of the caller's party that can still be followed, the latest first. */
export async function findCalendarFeeds({
  caller,
  clock,
  database,
}: AgreementsContext): Promise<CalendarFeed[]> {
  return database.manager.find(CalendarFeed, {
    where: { ...ofOwnParty(caller), ...stillGood(clock.now()) },
    order: { createdAt: 'DESC', id: 'ASC' },
  });
}
