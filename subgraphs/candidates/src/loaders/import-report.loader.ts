import {
  type Caller,
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile, ImportRowProblem, type ReportedReason } from '../entities';
import { isVisibleProfile, profileScope } from '../repositories/profile-visibility';

/** What was wrong in the rows of each import, by line; all of it, or only what a row was refused for. */
export function createImportRowProblemsLoader(
  manager: EntityManager,
  refusedOnly: boolean,
): ConnectionLoader<ImportRowProblem> {
  return createConnectionLoader<ImportRowProblem>(`row problems, ${refusedOnly ? 'refused' : 'all'}`, {
    cursor: ['text'],
    keysOf: ({ place }) => [place],
    parentOf: ({ importId }) => importId,
    pages: (importIds, { first, after }) =>
      manager.query(
        `select r.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, ImportRowProblem, 'r')} from import_row_problems r
           where r.import_id = parent.key and (r.refuses_row or not $4::boolean)
             and ($2::text is null or r.place > $2)
           order by r.place limit $3) r
         order by r.place`,
        [importIds, after?.[0] ?? null, first + 1, refusedOnly],
      ),
    counts: (importIds) =>
      manager.query(
        `select r.import_id as parent, count(*)::int as count from import_row_problems r
         where r.import_id = any($1::uuid[]) and (r.refuses_row or not $2::boolean) group by r.import_id`,
        [importIds, refusedOnly],
      ),
  });
}

/** A profile that an import reports, with the import. */
export interface ReportedProfile extends CandidateProfile {
  readonly importId: string;
}

/** The published profiles that each import reports for a reason, the last verified first. */
export function createReportedProfilesLoader(
  manager: EntityManager,
  caller: Caller,
  today: string,
  reason: ReportedReason,
): ConnectionLoader<ReportedProfile> {
  const reported = `import_reported r join candidate_profiles p on p.id = r.profile_id and p.state = 'PUBLISHED'`;
  return createConnectionLoader<ReportedProfile>(`profiles reported as ${reason}`, {
    cursor: ['day', 'id'],
    keysOf: ({ verifiedOn, id }) => [verifiedOn, id],
    parentOf: ({ importId }) => importId,
    pages: (importIds, page) =>
      manager.query(
        `select p.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select parent.key as "importId", ${columnsOf(manager, CandidateProfile, 'p')} from ${reported}
           where r.import_id = parent.key and r.reason = $5 and ${isVisibleProfile}
             and ($6::date is null or (p.verified_on, p.id) < ($6, $7::uuid))
           order by p.verified_on desc, p.id desc limit $8) p
         order by p."verifiedOn" desc, p.id desc`,
        [importIds, ...profileScope(caller, today), reason, ...pageParameters(page)],
      ),
    counts: (importIds) =>
      manager.query(
        `select r.import_id as parent, count(*)::int as count from ${reported}
         where r.import_id = any($1::uuid[]) and r.reason = $5 and ${isVisibleProfile} group by r.import_id`,
        [importIds, ...profileScope(caller, today), reason],
      ),
  });
}
