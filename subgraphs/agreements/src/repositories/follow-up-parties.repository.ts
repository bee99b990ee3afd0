import { columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpAgreement } from '../entities';

/** What makes two writings one agreement (DESIGN rule 10). */
export type FollowUpParties = Pick<
  FollowUpAgreement,
  'employerId' | 'sessionId' | 'category' | 'regionCodes'
>;

/** Finds the one agreement of these parties and holds its row. */
export async function lockByParties(
  manager: EntityManager,
  { employerId, sessionId, category, regionCodes }: FollowUpParties,
): Promise<FollowUpAgreement | null> {
  const [row] = await manager.query<FollowUpAgreement[]>(
    `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
     where f.employer_id = $1 and f.session_id is not distinct from $2 and f.category = $3 and f.region_codes = $4
       and f.separation = 0
     for no key update`,
    [employerId, sessionId, category, regionCodes],
  );
  return row ?? null;
}
