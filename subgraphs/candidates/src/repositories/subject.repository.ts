import type { AuditEntry, Page } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import {
  type CandidateProfile,
  Introduction,
  IntroductionMeeting,
  IntroductionPrivate,
  ProfilePrivate,
} from '../entities';
import type { ProfileContent, ProfileDetails } from '../imports/stored-profile';

/** An audit line about a subject: what was done, when, as which role. */
export type SubjectAuditLine = Pick<AuditEntry, 'id' | 'at' | 'action' | 'role'>;

/** What an import has kept of a profile that it updated, so that it could be undone. */
export interface ProfileBeforeImport {
  readonly importId: string;
  readonly profileId: string;
  /** The day on which the import was asked for. */
  readonly importedOn: string;
  /** Until when the import can be undone: within a day of it the rest is deleted. Null while the import has not ended. */
  readonly keptUntil: Date | null;
  readonly content: ProfileContent;
  readonly details: ProfileDetails;
}

/** Everything beside the profiles themselves that is held of them. */
export interface HeldBeside {
  readonly details: readonly ProfilePrivate[];
  readonly introductions: readonly Introduction[];
  readonly notes: readonly IntroductionPrivate[];
  readonly meetings: readonly IntroductionMeeting[];
  readonly beforeImports: readonly ProfileBeforeImport[];
}

/** The ids of a desk's profiles that bear a reference, at most `limit`; the desk itself must be the caller. */
export async function profileIdsOfReference(
  manager: EntityManager,
  deskId: string,
  deskReference: string,
  limit: number,
): Promise<string[]> {
  const rows = await manager.find(ProfilePrivate, {
    select: { profileId: true },
    where: { deskId, deskReference },
    order: { profileId: 'ASC' },
    take: limit,
  });
  return rows.map(({ profileId }) => profileId);
}

/** What is held beside profiles: their private side, their introductions, and the details of those. */
export async function heldBeside(
  manager: EntityManager,
  profiles: readonly CandidateProfile[],
): Promise<HeldBeside> {
  const profileId = In(profiles.map(({ id }) => id));
  const introductions = await manager.find(Introduction, { where: { profileId }, order: { id: 'ASC' } });
  const introductionId = In(introductions.map(({ id }) => id));
  return {
    details: await manager.findBy(ProfilePrivate, { profileId }),
    introductions,
    notes: await manager.findBy(IntroductionPrivate, { introductionId }),
    meetings: await manager.findBy(IntroductionMeeting, { introductionId }),
    beforeImports: await profilesBeforeImports(
      manager,
      profiles.map(({ id }) => id),
    ),
  };
}

/** What imports have kept of profiles, by profile, the first import first; row-level security answers no other desk's. */
export function profilesBeforeImports(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<ProfileBeforeImport[]> {
  return manager.query(
    `select c.import_id as "importId", c.profile_id as "profileId", i.undo_until as "keptUntil",
       (i.created_at at time zone 'Europe/Amsterdam')::date::text as "importedOn",
       c.before -> 'content' as content, c.before -> 'details' as details
     from import_changes c join imports i on i.id = c.import_id
     where c.profile_id = any($1::uuid[]) order by c.profile_id, i.created_at, i.id`,
    [profileIds],
  );
}

/** Profiles and their introductions: the ids that audit lines about a subject name. $1 are the profiles. */
const subjectIds = `(select $1::uuid[] || array(select i.id from introductions i where i.profile_id = any($1::uuid[])))`;

/** The audit lines about profiles and their introductions, the latest first: up to `page.first + 1`. */
export function auditLinesOf(
  manager: EntityManager,
  profileIds: readonly string[],
  { first, after }: Page,
): Promise<SubjectAuditLine[]> {
  return manager.query(
    `select a.id, a.at, a.action, a.role from audit_entries a
     where a.object_ids && ${subjectIds}
       and ($2::uuid is null or (a.at, a.id) < (select b.at, b.id from audit_entries b where b.id = $2))
     order by a.at desc, a.id desc limit $3`,
    [profileIds, after?.[0] ?? null, first + 1],
  );
}

/** How many audit lines there are about profiles and their introductions. */
export async function countAuditLinesOf(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::integer as count from audit_entries a where a.object_ids && ${subjectIds}`,
    [profileIds],
  );
  return row?.count ?? 0;
}
