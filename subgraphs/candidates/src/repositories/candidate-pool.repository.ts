import type { EntityManager } from 'typeorm';
import { CandidatePool } from '../entities';

/** The codes of the regions that a desk serves, from what the regions subgraph publishes; null unless it is open. */
export async function regionsOfOpenDesk(
  manager: EntityManager,
  deskId: string,
  today: string,
): Promise<readonly string[] | null> {
  const [desk] = await manager.query<{ codes: string[] }[]>(
    `select region_codes as codes from regions.published_desk
     where id = $1 and (closed_on is null or closed_on > $2::date)`,
    [deskId, today],
  );
  return desk?.codes ?? null;
}

/** The pool with this id, if it is the desk's. */
export function findPoolOfDesk(
  manager: EntityManager,
  id: string,
  deskId: string,
): Promise<CandidatePool | null> {
  return manager.findOneBy(CandidatePool, { id, deskId });
}

/**
 * The pool that takes a desk's profiles of a region. Of two first profiles at once one makes it, and the other
 * waits for that and then finds it.
 */
export async function findOrMakeDefaultPool(
  manager: EntityManager,
  pool: Pick<CandidatePool, 'id' | 'deskId' | 'regionCode' | 'name'>,
): Promise<CandidatePool> {
  const { id, deskId, regionCode, name } = pool;
  await manager.query(
    `insert into candidate_pools (id, desk_id, region_code, name, is_default) values ($1, $2, $3, $4, true)
     on conflict (desk_id, region_code) where is_default do nothing`,
    [id, deskId, regionCode, name],
  );
  return manager.findOneByOrFail(CandidatePool, { deskId, regionCode, isDefault: true });
}
