import type { EntityManager } from 'typeorm';
import { giveSavedSearches } from '../repositories/saved-search.repository';
import { deskOwnedTables } from './desk-owned-tables';
import { moveWithIntroductions } from './move-owned';
import { ofDesk, type Succession } from './succession-transaction';

/** Rows per table and transaction. */
const batchSize = 500;

/** A batch of rows that went with no pool. */
export interface Rest {
  readonly objectIds: readonly string[];
  /** Whether a table may hold more of them. */
  readonly isLast: boolean;
}

/**
 * Takes over a batch of what goes with a desk and not with its pools, the searches it saved, and introductions that somebody asked for in the
 * moment in which their profile went to the successor.
 */
export async function takeOverRest(
  manager: EntityManager,
  { deskId, successorId }: Succession,
): Promise<Rest> {
  await ofDesk(manager, deskId);
  const late = await move(
    manager,
    'introductions',
    'id',
    [deskId, successorId],
    'and exists (select from candidate_profiles p where p.id = profile_id and p.desk_id = $2)',
  );
  await moveWithIntroductions(manager, successorId, late);
  const batches = [late];
  for (const { table, column, goesWith, unless } of deskOwnedTables) {
    if (goesWith !== 'DESK') continue;
    const condition = unless === undefined ? '' : `and not (${unless})`;
    batches.push(await move(manager, table, column, [deskId, successorId], condition));
  }
  const owned = (ownerId: string) => ({ ownerRole: 'DESK', ownerId }) as const;
  batches.push(await giveSavedSearches(manager, owned(deskId), owned(successorId)));
  return { objectIds: batches.flat(), isLast: batches.every(({ length }) => length < batchSize) };
}

/** Moves up to a batch of a table's rows that nobody else is at; answers their ids. */
async function move(
  manager: EntityManager,
  table: string,
  column: string,
  desks: readonly [deskId: string, successorId: string],
  condition = '',
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `with mine as materialized (
       select t.${column} as id from ${table} t where t.desk_id = $1::uuid ${condition}
       order by t.${column} limit ${batchSize} for no key update of t skip locked
     ), moved as (
       update ${table} t set desk_id = $2::uuid from mine where t.${column} = mine.id returning t.${column} as id
     ) select id from moved`,
    [...desks],
  );
  return rows.map(({ id }) => id);
}
