import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
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
