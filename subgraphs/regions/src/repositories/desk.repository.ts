import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import { Desk, type DeskKind } from '../entities';

/** A page of desks by name, with one row more than asked when others follow. */
export function findDesks(manager: EntityManager, kind: DeskKind | null, page: Page): Promise<Desk[]> {
  return manager.query(
    `select ${columnsOf(manager, Desk, 'd')} from desks d
     where ($1::text is null or d.kind = $1)
       and ($2::text is null or (d.name collate "C", d.id) > ($2, $3::uuid))
     order by d.name collate "C", d.id limit $4`,
    [kind, ...pageParameters(page)],
  );
}

/** How many desks there are of a kind, or in all. */
export async function countDesks(manager: EntityManager, kind: DeskKind | null): Promise<number> {
  return manager.countBy(Desk, kind ? { kind } : {});
}

/**
 * Writes which regions a new desk serves. If it is one that employers may call first, it is that in the regions where
 * no open desk is yet.
 */
export async function insertDeskRegions(
  manager: EntityManager,
  { id, verifiedOn: day }: Desk,
  regionCodes: readonly string[],
  mayBeFirst: boolean,
): Promise<void> {
  await manager.query(
    `insert into desk_regions (desk_id, region_code, is_first_contact)
     select $1::uuid, c.code, $3::boolean and not exists (
       select from desk_regions dr join desks d on d.id = dr.desk_id
       where dr.region_code = c.code and dr.is_first_contact and (d.closed_on is null or d.closed_on > $4::date))
     from unnest($2::text[]) as c (code)`,
    [id, regionCodes, mayBeFirst, day],
  );
}

/** The desks with these ids, locked in one order until the transaction ends: so that two closings see each other. */
export function lockDesks(manager: EntityManager, ids: readonly string[]): Promise<Desk[]> {
  return manager.find(Desk, {
    where: { id: In(ids) },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
}

/** Whether a desk serves every region that another serves. */
export async function servesRegionsOf(
  manager: EntityManager,
  deskId: string,
  otherId: string,
): Promise<boolean> {
  const [row] = await manager.query<{ serves: boolean }[]>(
    `select not exists (
       select from desk_regions o where o.desk_id = $2
         and not exists (select from desk_regions s where s.desk_id = $1 and s.region_code = o.region_code)
     ) as serves`,
    [deskId, otherId],
  );
  return row?.serves ?? false;
}

/**
 * Makes a successor the desk that employers call first where the closed one was, as far as no other open desk is
 * that: so that nobody calls a region and finds no one.
 */
export async function inheritFirstContact(
  manager: EntityManager,
  closedId: string,
  successorId: string,
  day: string,
): Promise<void> {
  await manager.query(
    `update desk_regions s set is_first_contact = true
     from desk_regions c
     where c.desk_id = $1 and c.is_first_contact and s.desk_id = $2 and s.region_code = c.region_code
       and not exists (
         select from desk_regions o join desks d on d.id = o.desk_id
         where o.region_code = s.region_code and o.is_first_contact and (d.closed_on is null or d.closed_on > $3::date))`,
    [closedId, successorId, day],
  );
}
