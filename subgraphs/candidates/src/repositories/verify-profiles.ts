import type { EntityManager } from 'typeorm';
import { isPublishedOn } from './profile-visibility';

/** How many profiles stand verified on the day, and which of them this verified. */
export interface Verification {
  readonly count: number;
  readonly changed: readonly string[];
}

/** Which profiles `p` to verify, as SQL over $4. */
const which = {
  ids: 'p.id = any($4::uuid[])',
  poolId: 'p.pool_id = $4::uuid',
} as const;

/**
 * Verifies published profiles of a desk on a day in one statement. It locks them in the order of their ids, as
 * whatever changes several does, so that of two who verify the same ones the second waits and never in a circle.
 * @param selection the ids, or the pool, and the day before which a profile was verified to be among them
 */
export async function verifyPublished(
  manager: EntityManager,
  deskId: string,
  day: string,
  selection: { readonly verifiedBefore: string } & (
    | { readonly ids: readonly string[] }
    | { readonly poolId: string }
  ),
): Promise<Verification> {
  const [condition, value] =
    'ids' in selection ? [which.ids, selection.ids] : [which.poolId, selection.poolId];
  const [row] = await manager.query<Verification[]>(
    `with locked as materialized (
       select p.id, p.verified_on from candidate_profiles p
       where ${condition} and p.desk_id = $1::uuid and ${isPublishedOn('$2')} and p.verified_on < $3::date
       order by p.id for update
     ), verified as (
       update candidate_profiles p set verified_on = $2::date from locked l
       where p.id = l.id and l.verified_on < $2::date returning p.id
     )
     select (select count(*)::integer from locked) as count,
       array(select v.id::text from verified v order by v.id) as changed`,
    [deskId, day, selection.verifiedBefore, value],
  );
  return row ?? { count: 0, changed: [] };
}
