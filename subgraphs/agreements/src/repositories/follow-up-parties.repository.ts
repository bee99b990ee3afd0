import { columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpAgreement } from '../entities';

/** What makes two writings one agreement (domain rule 10). */
export type FollowUpParties = Pick<
  FollowUpAgreement,
  'employerId' | 'sessionId' | 'category' | 'regionCodes'
>;

/** Finds the one agreement of these parties, not one taken apart by hand, and holds its row. */
export async function lockByParties(
  manager: EntityManager,
  parties: FollowUpParties,
): Promise<FollowUpAgreement | null> {
  const [row] = await lockAllByParties(manager, parties.sessionId, [parties]);
  return row ?? null;
}

/** The same for many parties of one session, or of none, in one statement. */
export function lockAllByParties(
  manager: EntityManager,
  sessionId: string | null,
  parties: readonly FollowUpParties[],
): Promise<FollowUpAgreement[]> {
  return manager.query(
    `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
     join jsonb_to_recordset($2::jsonb) as wanted ("employerId" uuid, category text, "regionCodes" text[])
       on f.employer_id = wanted."employerId" and f.category = wanted.category and f.region_codes = wanted."regionCodes"
     where f.session_id is not distinct from $1::uuid and f.separation = 0
     order by f.id for no key update of f`,
    [sessionId, JSON.stringify(parties)],
  );
}

/** Whether there is an agreement of these parties that was not taken apart by hand, withdrawn or not. */
export async function areTaken(
  manager: EntityManager,
  { employerId, sessionId, category, regionCodes }: FollowUpParties,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from follow_up_agreements f
     where f.employer_id = $1 and f.session_id is not distinct from $2 and f.category = $3 and f.region_codes = $4
       and f.separation = 0`,
    [employerId, sessionId, category, regionCodes],
  );
  return rows.length > 0;
}

/** A number that none of the agreements of these parties has, for one to be taken apart from them. */
export async function nextSeparation(
  manager: EntityManager,
  { employerId, sessionId, category, regionCodes }: FollowUpParties,
): Promise<number> {
  const [row] = await manager.query<{ next: number }[]>(
    `select coalesce(max(f.separation), 0) + 1 as next from follow_up_agreements f
     where f.employer_id = $1 and f.session_id is not distinct from $2 and f.category = $3 and f.region_codes = $4`,
    [employerId, sessionId, category, regionCodes],
  );
  return row?.next ?? 1;
}
