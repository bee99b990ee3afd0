import type { EntityManager } from 'typeorm';
import { moveOwned } from './move-owned';
import { ofDesk, type Succession } from './succession-transaction';

/** A pool of a closed desk, and where its profiles go: the successor's own of the region, or the pool moves itself. */
interface DuePool extends Succession {
  readonly poolId: string;
  readonly intoPoolId: string | null;
}

/** What one batch took over: the pool first, then its profiles. */
export interface TakenOver extends Succession {
  readonly poolId: string;
  readonly objectIds: readonly string[];
  /** Whether somebody else is at work in it: the rest is left to the next run. */
  readonly isBusy: boolean;
}

/** Profiles per transaction where a pool merges into another. */
const batchSize = 500;

/**
 * What there is to take over: pools of closed desks. The pool that a desk had by itself merges into the successor's
 * own of that region where there is one; it stays behind, empty, since others may hold its id. $1 are pools to leave.
 */
const duePools = `
  select c.id as "poolId", c.desk_id as "deskId", s.id as "successorId", o.id as "intoPoolId"
  from candidate_pools c
    cross join lateral (select candidates.successor_of(c.desk_id) as id) s
    left join candidate_pools o
      on c.is_default and o.is_default and o.desk_id = s.id and o.region_code = c.region_code
  where c.desk_id in (select d.id from regions.published_desk d where d.succeeded_by is not null)
    and s.id is not null and c.id <> all($1::uuid[])
    and (o.id is null or exists (select from candidate_profiles p where p.pool_id = c.id))`;

/** The ids of the pools that are due. */
export async function findDuePools(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<DuePool[]>(`${duePools} order by c.id`, [[]]);
  return rows.map(({ poolId }) => poolId);
}

/**
 * Takes over the next pool, or a batch of one that merges; null when no other is due that nobody else is at. A pool
 * that moves does so with all of its profiles at once, since a profile is its pool's desk's at all times. Nothing
 * waits for a lock: what somebody else is at is left to the next run.
 * @param left pools to leave alone
 */
export async function takeOverPool(
  manager: EntityManager,
  left: readonly string[],
): Promise<TakenOver | null> {
  const [pool] = await manager.query<DuePool[]>(
    `${duePools} order by c.id limit 1 for update of c skip locked`,
    [left],
  );
  if (!pool) return null;
  const ids = await lockProfilesOf(manager, pool);
  const taken = { ...pool, isBusy: ids === null, objectIds: [] };
  if (ids === null) return taken;
  await ofDesk(manager, pool.deskId);
  if (!(await moveOwned(manager, pool, ids))) return { ...taken, isBusy: true };
  const { poolId, successorId, intoPoolId } = pool;
  if (intoPoolId === null) {
    await manager.query('update candidate_pools set desk_id = $2 where id = $1', [poolId, successorId]);
  }
  await manager.query('update candidate_profiles set desk_id = $2, pool_id = $3 where id = any($1::uuid[])', [
    ids,
    successorId,
    intoPoolId ?? poolId,
  ]);
  return { ...taken, objectIds: [poolId, ...ids] };
}

/** The profiles to move, locked; null when some are locked by others and the pool can move only as a whole. */
async function lockProfilesOf(
  manager: EntityManager,
  { poolId, intoPoolId }: DuePool,
): Promise<string[] | null> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from candidate_profiles where pool_id = $1 order by id limit $2 for no key update skip locked`,
    [poolId, intoPoolId === null ? null : batchSize],
  );
  const ids = rows.map(({ id }) => id);
  if (intoPoolId !== null) return ids.length === 0 ? null : ids;
  const [row] = await manager.query<{ isWhole: boolean }[]>(
    `select count(*) = $2 as "isWhole" from candidate_profiles where pool_id = $1`,
    [poolId, ids.length],
  );
  return row?.isWhole ? ids : null;
}
