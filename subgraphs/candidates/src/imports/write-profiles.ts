import type { EntityManager } from 'typeorm';
import type { ChunkPlan, PlannedProfile } from './plan-chunk';
import { type SkillIds, skillIdsOf } from './resolve-skills';
import { contentColumns, detailColumns, listed, rowOf } from './stored-profile';

/** What the rows of a chunk are written for. */
export interface WrittenFor {
  readonly importId: string;
  readonly deskId: string;
  readonly today: string;
}

const profileColumns = `id, desk_id, state, ${listed(contentColumns)}, skill_ids, published_on, changed_on, verified_on, revision`;

/** The assignments of an update from a row `r`. */
export const setOf = (columns: Readonly<Record<string, string>>, row: string): string =>
  Object.values(columns)
    .map((column) => `${column} = ${row}.${column}`)
    .join(', ');

/** Writes what a chunk does to profiles, each kind of row in one statement. */
export async function writeProfiles(
  manager: EntityManager,
  { publish, update, unchanged }: ChunkPlan,
  skills: SkillIds,
  target: WrittenFor,
): Promise<void> {
  if (publish.length > 0) await insertProfiles(manager, publish, skills, target);
  if (update.length > 0) {
    await updateProfiles(manager, update, skills, target);
    await keepChanges(manager, update, target);
  }
  if (unchanged.length > 0) {
    await manager.query(
      'update candidate_profiles set verified_on = $2 where id = any($1::uuid[]) and verified_on < $2',
      [unchanged, target.today],
    );
  }
}

async function insertProfiles(
  manager: EntityManager,
  profiles: readonly PlannedProfile[],
  skills: SkillIds,
  { deskId, today }: WrittenFor,
): Promise<void> {
  const rows = profiles.map((profile) => ({
    ...contentRow(profile, skills),
    ...publishedToday(deskId, today),
  }));
  await manager.query(
    `insert into candidate_profiles (${profileColumns})
     select ${profileColumns} from json_populate_recordset(null::candidate_profiles, $1::json)`,
    [JSON.stringify(rows)],
  );
  await manager.query(
    `insert into profile_private (profile_id, desk_id, ${listed(detailColumns)})
     select profile_id, desk_id, ${listed(detailColumns)} from json_populate_recordset(null::profile_private, $1::json)`,
    [JSON.stringify(profiles.map((profile) => ({ ...detailRow(profile), desk_id: deskId })))],
  );
}

async function updateProfiles(
  manager: EntityManager,
  profiles: readonly PlannedProfile[],
  skills: SkillIds,
  { today }: WrittenFor,
): Promise<void> {
  await manager.query(
    `update candidate_profiles p set ${setOf(contentColumns, 'r')}, revision = r.revision,
       skill_ids = case when r.skills is not distinct from p.skills then p.skill_ids else r.skill_ids end,
       changed_on = $2, verified_on = $2
     from json_populate_recordset(null::candidate_profiles, $1::json) r where p.id = r.id`,
    [JSON.stringify(profiles.map((profile) => contentRow(profile, skills))), today],
  );
  await manager.query(
    `update profile_private d set ${setOf(detailColumns, 'r')}
     from json_populate_recordset(null::profile_private, $1::json) r where d.profile_id = r.profile_id`,
    [JSON.stringify(profiles.map(detailRow))],
  );
}

/** Keeps what undoes the updates. */
async function keepChanges(
  manager: EntityManager,
  profiles: readonly PlannedProfile[],
  { importId, deskId }: WrittenFor,
): Promise<void> {
  const rows = profiles.map(({ id, revision, before }) => ({ profile_id: id, revision, before }));
  await manager.query(
    `insert into import_changes (import_id, profile_id, desk_id, revision, before)
     select $1, c.profile_id, $2, c.revision, c.before
     from json_populate_recordset(null::import_changes, $3::json) c`,
    [importId, deskId, JSON.stringify(rows)],
  );
}

const contentRow = (profile: PlannedProfile, skills: SkillIds): Record<string, unknown> => ({
  id: profile.id,
  revision: profile.revision,
  ...rowOf(contentColumns, { ...profile.content }),
  skill_ids: skillIdsOf(profile, skills),
});

const detailRow = (profile: PlannedProfile): Record<string, unknown> => ({
  profile_id: profile.id,
  ...rowOf(detailColumns, { ...profile.details }),
});

const publishedToday = (deskId: string, today: string) => ({
  desk_id: deskId,
  state: 'PUBLISHED',
  published_on: today,
  changed_on: today,
  verified_on: today,
});
