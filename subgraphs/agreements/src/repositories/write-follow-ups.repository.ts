import type { EntityManager } from 'typeorm';
import { FollowUpAgreement, type FollowUpStatus } from '../entities';

/** A status that an agreement gets. */
export interface NewStatus {
  readonly followUpAgreementId: string;
  readonly status: FollowUpStatus;
}

/** Adds agreements in one statement; none for none. */
export async function insertFollowUps(
  manager: EntityManager,
  agreements: readonly FollowUpAgreement[],
): Promise<void> {
  if (agreements.length > 0) await manager.insert(FollowUpAgreement, [...agreements]);
}

/** Writes what entries change of agreements, in one statement. */
export async function updateFollowUps(
  manager: EntityManager,
  agreements: readonly FollowUpAgreement[],
): Promise<void> {
  if (agreements.length === 0) return;
  await manager.query(
    `update follow_up_agreements f set employer_text = n."employerText", region_text = n."regionText",
       employer_owner = n."employerOwner", region_owner = n."regionOwner", due_on = n."dueOn", status = n.status,
       is_written_by_employer = n."isWrittenByEmployer", is_written_by_region = n."isWrittenByRegion",
       revision = n.revision, withdrawn_on = n."withdrawnOn", last_update_on = n."lastUpdateOn"
     from jsonb_to_recordset($1::jsonb) as n (id uuid, "employerText" text, "regionText" text, "employerOwner" text,
       "regionOwner" text, "dueOn" date, status text, "isWrittenByEmployer" boolean, "isWrittenByRegion" boolean,
       revision integer, "withdrawnOn" date, "lastUpdateOn" date)
     where f.id = n.id`,
    [JSON.stringify(agreements)],
  );
}

/**
 * Adds statuses that hold from a day and follow from the writing itself, in one statement: of one agreement in the order
 * in which they are given, after those that it had.
 */
export async function addStatuses(
  manager: EntityManager,
  since: string,
  statuses: readonly NewStatus[],
): Promise<void> {
  if (statuses.length === 0) return;
  await manager.query(
    `insert into follow_up_status_changes (follow_up_agreement_id, number, status, since)
     select n.id,
       (select coalesce(max(before.number), 0) from follow_up_status_changes before
        where before.follow_up_agreement_id = n.id) + row_number() over (partition by n.id order by n.given),
       n.status, $3
     from unnest($1::uuid[], $2::text[]) with ordinality as n (id, status, given)`,
    [
      statuses.map(({ followUpAgreementId }) => followUpAgreementId),
      statuses.map(({ status }) => status),
      since,
    ],
  );
}
