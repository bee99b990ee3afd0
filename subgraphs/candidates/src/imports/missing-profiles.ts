import type { EntityManager } from 'typeorm';
import type { ProfileImport } from '../entities';
import { isPublishedOn } from '../repositories/profile-visibility';

/**
 * Notes which published profiles of the pool a full export did not have, and answers their ids. Nobody withdraws them
 * for it: an export can be cut short. Profiles without a reference cannot be missed.
 */
export async function findMissing(
  manager: EntityManager,
  { id, poolId }: ProfileImport,
  present: ReadonlySet<string>,
  today: string,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `insert into import_reported (import_id, reason, profile_id)
     select $1, 'MISSING', p.id from candidate_profiles p join profile_private d on d.profile_id = p.id
     where p.pool_id = $2 and d.desk_reference is not null and ${isPublishedOn('$3')}
       and not exists (select from unnest($4::text[]) as f (reference) where f.reference = d.desk_reference)
     on conflict do nothing returning profile_id as id`,
    [id, poolId, today, [...present]],
  );
  return rows.map((row) => row.id);
}
