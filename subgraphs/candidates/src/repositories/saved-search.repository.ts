import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { SavedSearch } from '../entities';

/** The organisation whose saved searches are meant. */
export type SearchOwner = Pick<SavedSearch, 'ownerRole' | 'ownerId'>;

/** How many searches an organisation can keep. */
export const maximumPerOwner = 100;

/** Whoever adds searches to an organisation's, $1, has this lock until the end of the transaction. */
const saving = `hashtextextended('saved_searches ' || $1, 0)`;

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
  await manager.query(`select pg_advisory_xact_lock(${saving})`, [ownerId]);
  return manager.countBy(SavedSearch, { ownerRole, ownerId });
}

/**
 * Gives searches of one organisation to another, the latest first, as far as that one has room for them; what somebody
 * is at is left, and so is all while the other is saving one. Answers the ids of those that it gave.
 */
export async function giveSavedSearches(
  manager: EntityManager,
  from: SearchOwner,
  to: SearchOwner,
): Promise<string[]> {
  const [lock] = await manager.query<{ isMine: boolean }[]>(
    `select pg_try_advisory_xact_lock(${saving}) as "isMine"`,
    [to.ownerId],
  );
  if (!lock?.isMine) return [];
  const rows = await manager.query<{ id: string }[]>(
    `with given as materialized (
       select s.id from saved_searches s where s.owner_role = $1 and s.owner_id = $2::uuid
       order by s.created_on desc, s.id desc
       limit greatest($5 - (select count(*) from saved_searches o where o.owner_role = $3 and o.owner_id = $4::uuid), 0)
       for no key update of s skip locked
     ), moved as (
       update saved_searches s set owner_role = $3, owner_id = $4::uuid from given where s.id = given.id
       returning s.id
     ) select id from moved`,
    [from.ownerRole, from.ownerId, to.ownerRole, to.ownerId, maximumPerOwner],
  );
  return rows.map(({ id }) => id);
}

/** One of an organisation's saved searches, locked until the transaction ends; null when it has none with this id. */
export function lockSavedSearch(
  manager: EntityManager,
  owner: SearchOwner,
  id: string,
): Promise<SavedSearch | null> {
  return manager.findOne(SavedSearch, { where: { ...owner, id }, lock: { mode: 'pessimistic_write' } });
}
