import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
import { asObject, contentColumns, detailColumns, type StoredProfile } from './stored-profile';

interface Row {
  readonly profile: StoredProfile;
}

/**
 * The published profiles of a desk that bear one of these references, by reference, locked in the order of their ids
 * until the transaction ends, as every other change of a profile locks them. What another transaction withdraws or
 * gives another reference while this one waits for it is judged as that one left it.
 */
export async function lockByReference(
  manager: EntityManager,
  deskId: string,
  references: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, readonly StoredProfile[]>> {
  const locked = await manager.query<{ id: string }[]>(
    `select p.id from candidate_profiles p
     where p.id in (select d.profile_id from profile_private d
       where d.desk_id = $1 and d.desk_reference = any($2::text[])) and ${isPublishedOn('$3')}
     order by p.id for update of p`,
    [deskId, references, today],
  );
  const rows = await manager.query<Row[]>(
    `select json_build_object('id', p.id, 'revision', p.revision, 'verifiedOn', p.verified_on,
       'content', ${asObject(contentColumns, 'p.')}, 'details', ${asObject(detailColumns, 'd.')}) as profile
     from candidate_profiles p join profile_private d on d.profile_id = p.id
     where p.id = any($1::uuid[])`,
    [locked.map(({ id }) => id)],
  );
  const byReference = new Map<string, StoredProfile[]>();
  for (const { profile } of rows) {
    const reference = profile.details.deskReference ?? '';
    byReference.set(reference, [...(byReference.get(reference) ?? []), profile]);
  }
  return byReference;
}
