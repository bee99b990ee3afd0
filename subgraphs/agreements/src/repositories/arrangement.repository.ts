import { type Caller, columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Arrangement } from '../entities';
import { arrangementViewer, visibleArrangement } from './visibility';

/** A page of the arrangements the caller may see, by title, with one row more when others follow. */
export function findArrangements(manager: EntityManager, caller: Caller, page: Page): Promise<Arrangement[]> {
  return manager.query(
    `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
     where ${visibleArrangement}
       and ($4::text is null or (a.title collate "C", a.id) > ($4, $5::uuid))
     order by a.title collate "C", a.id limit $6`,
    [...arrangementViewer(caller), ...pageParameters(page)],
  );
}

/** How many of them there are. */
export async function countArrangements(manager: EntityManager, caller: Caller): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from arrangements a where ${visibleArrangement}`,
    [...arrangementViewer(caller)],
  );
  return row?.count ?? 0;
}

/**
 * Finds an arrangement the caller may see and holds its row: regions that answer it at once come after one another.
 */
export async function lockArrangement(
  manager: EntityManager,
  caller: Caller,
  id: string,
): Promise<Arrangement | null> {
  const [row] = await manager.query<Arrangement[]>(
    `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
     where a.id = $4 and ${visibleArrangement} for no key update`,
    [...arrangementViewer(caller), id],
  );
  return row ?? null;
}
