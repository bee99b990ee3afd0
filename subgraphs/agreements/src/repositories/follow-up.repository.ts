import { type Caller, columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpAgreement } from '../entities';
import { type FollowUpFilter, filterParameters, followUpCondition } from './follow-up-condition';
import { followUpViewer } from './visibility';

/** A page of the follow-up agreements the caller may see today, the latest first, with one row more when others follow. */
export function findFollowUps(
  manager: EntityManager,
  caller: Caller,
  filter: FollowUpFilter,
  day: string,
  page: Page,
): Promise<FollowUpAgreement[]> {
  return manager.query(
    `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
     where ${followUpCondition}
       and ($10::date is null or (f.recorded_on, f.id) < ($10, $11::uuid))
     order by f.recorded_on desc, f.id desc limit $12`,
    [...followUpViewer(caller), ...filterParameters(filter, day), ...pageParameters(page)],
  );
}

/** How many of them there are. */
export async function countFollowUps(
  manager: EntityManager,
  caller: Caller,
  filter: FollowUpFilter,
  day: string,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from follow_up_agreements f where ${followUpCondition}`,
    [...followUpViewer(caller), ...filterParameters(filter, day)],
  );
  return row?.count ?? 0;
}
