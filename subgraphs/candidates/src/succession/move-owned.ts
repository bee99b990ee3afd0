import type { EntityManager } from 'typeorm';
import { type DeskOwnedTable, deskOwnedTables } from './desk-owned-tables';
import type { Succession } from './succession-transaction';

/** Where profiles go: to the successor, in the pool that they have or in another. */
interface Destination extends Succession {
  readonly poolId: string;
  readonly intoPoolId: string | null;
}

const tablesThatGoWith = (what: DeskOwnedTable['goesWith']): DeskOwnedTable[] =>
  deskOwnedTables.filter(({ goesWith }) => goesWith === what);

/**
 * Moves to the successor all that goes with profiles that the transaction has locked; false, and nothing is moved,
 * when somebody else is at one of their introductions.
 */
export async function moveOwned(
  manager: EntityManager,
  { poolId, intoPoolId, successorId }: Destination,
  profileIds: readonly string[],
): Promise<boolean> {
  const introductionIds = await lockIntroductionsOf(manager, profileIds);
  if (introductionIds === null) return false;
  for (const { table, column } of tablesThatGoWith('POOL')) {
    await manager.query(`update ${table} set desk_id = $2, ${column} = $3 where ${column} = $1`, [
      poolId,
      successorId,
      intoPoolId ?? poolId,
    ]);
  }
  for (const { table, column, forgets } of tablesThatGoWith('PROFILE')) {
    const change = `desk_id = $2${forgets ? `, ${forgets} = null` : ''}`;
    await manager.query(`update ${table} set ${change} where ${column} = any($1::uuid[])`, [
      profileIds,
      successorId,
    ]);
  }
  await moveWithIntroductions(manager, successorId, introductionIds);
  return true;
}

/** Moves what goes with introductions that the transaction has locked. */
export async function moveWithIntroductions(
  manager: EntityManager,
  successorId: string,
  introductionIds: readonly string[],
): Promise<void> {
  for (const { table, column } of tablesThatGoWith('INTRODUCTION')) {
    await manager.query(`update ${table} set desk_id = $2 where ${column} = any($1::uuid[])`, [
      introductionIds,
      successorId,
    ]);
  }
}

/** The introductions of profiles, locked; null when not all of them can be without waiting. */
async function lockIntroductionsOf(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<string[] | null> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from introductions where profile_id = any($1::uuid[]) order by id for no key update skip locked`,
    [profileIds],
  );
  const [all] = await manager.query<{ count: number }[]>(
    'select count(*)::integer as count from introductions where profile_id = any($1::uuid[])',
    [profileIds],
  );
  return all?.count === rows.length ? rows.map(({ id }) => id) : null;
}
