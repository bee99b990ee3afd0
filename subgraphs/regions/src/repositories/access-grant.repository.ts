import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import { type EntityManager, IsNull } from 'typeorm';
import { AccessGrant } from '../entities';

/** A page of grants, the latest first, with one row more than asked when others follow. */
export function findAccessGrants(manager: EntityManager, page: Page): Promise<AccessGrant[]> {
  return manager.query(
    `select ${columnsOf(manager, AccessGrant, 'g')} from access_grants g
     where $1::timestamptz is null or (g.granted_at, g.id) < ($1, $2::uuid)
     order by g.granted_at desc, g.id desc limit $3`,
    [...pageParameters(page)],
  );
}

/** Which of these employers are published by their owner and open on a day. */
export async function openEmployers(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `select e.id from employers.published_employer e
     where e.id = any($1::uuid[]) and (e.closed_on is null or e.closed_on > $2::date)`,
    [ids, day],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Withdraws a grant that holds; false when it does not, or does not exist. */
export async function setWithdrawn(manager: EntityManager, id: string, at: Date): Promise<boolean> {
  const { affected } = await manager.update(AccessGrant, { id, withdrawnAt: IsNull() }, { withdrawnAt: at });
  return affected === 1;
}
