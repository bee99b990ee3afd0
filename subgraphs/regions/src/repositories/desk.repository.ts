import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import { type EntityManager, IsNull } from 'typeorm';
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

/** Closes a desk that is open; false when it is not, or does not exist. */
export async function setClosed(manager: EntityManager, id: string, day: string): Promise<boolean> {
  const { affected } = await manager.update(Desk, { id, closedOn: IsNull() }, { closedOn: day });
  return affected === 1;
}
