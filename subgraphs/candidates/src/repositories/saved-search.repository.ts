import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { SavedSearch } from '../entities';

/** The organisation whose saved searches are meant. */
export type SearchOwner = Pick<SavedSearch, 'ownerRole' | 'ownerId'>;

/** A page of an organisation's saved searches, the latest first, with one row more than asked when others follow. */
export function findSavedSearches(
  manager: EntityManager,
  { ownerRole, ownerId }: SearchOwner,
  page: Page,
): Promise<SavedSearch[]> {
  return manager.query(
    `select ${columnsOf(manager, SavedSearch, 's')} from saved_searches s
     where s.owner_role = $1 and s.owner_id = $2::uuid
       and ($3::date is null or (s.created_on, s.id) < ($3, $4::uuid))
     order by s.created_on desc, s.id desc limit $5`,
    [ownerRole, ownerId, ...pageParameters(page)],
  );
}

/**
 * How many an organisation has, while nobody else saves one for it: of several at once each waits, until the end of
 * the transaction, for the one before it.
 */
export async function countToSave(
  manager: EntityManager,
  { ownerRole, ownerId }: SearchOwner,
): Promise<number> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('saved_searches ' || $1, 0))`, [
    ownerId,
  ]);
  return manager.countBy(SavedSearch, { ownerRole, ownerId });
}

/** One of an organisation's saved searches, locked until the transaction ends; null when it has none with this id. */
export function lockSavedSearch(
  manager: EntityManager,
  owner: SearchOwner,
  id: string,
): Promise<SavedSearch | null> {
  return manager.findOne(SavedSearch, { where: { ...owner, id }, lock: { mode: 'pessimistic_write' } });
}
