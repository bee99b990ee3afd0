import type { EntityManager } from 'typeorm';
import type { ImportChange } from '../entities';
import {
  contentColumns,
  detailColumns,
  type ProfileContent,
  type ProfileDetails,
  rowOf,
} from './stored-profile';
import { setOf } from './write-profiles';

interface Before {
  readonly content: ProfileContent;
  readonly details: ProfileDetails;
}

/** Gives profiles that the transaction has locked back what they told before an import. That too is a change. */
export async function restoreProfiles(
  manager: EntityManager,
  changes: readonly ImportChange[],
  day: string,
): Promise<void> {
  const rows = changes.map(({ profileId, revision, before }) => ({
    profileId,
    revision,
    ...(before as Before),
  }));
  await manager.query(
    `update candidate_profiles p set ${setOf(contentColumns, 'r')}, revision = r.revision, changed_on = $2
     from json_populate_recordset(null::candidate_profiles, $1::json) r where p.id = r.id`,
    [
      JSON.stringify(
        rows.map(({ profileId, revision, content }) => ({
          id: profileId,
          revision: revision + 1,
          ...rowOf(contentColumns, { ...content }),
        })),
      ),
      day,
    ],
  );
  await manager.query(
    `update profile_private d set ${setOf(detailColumns, 'r')}
     from json_populate_recordset(null::profile_private, $1::json) r where d.profile_id = r.profile_id`,
    [
      JSON.stringify(
        rows.map(({ profileId, details }) => ({
          profile_id: profileId,
          ...rowOf(detailColumns, { ...details }),
        })),
      ),
    ],
  );
}
