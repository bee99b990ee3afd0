import type { Caller } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { arrangementViewer, visibleArrangement } from './visibility';

/** Whether an arrangement is this employer's, and one that the caller may see. */
export async function isArrangementOf(
  manager: EntityManager,
  caller: Caller,
  arrangementId: string,
  employerId: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from arrangements a where a.id = $4 and a.employer_id = $5 and ${visibleArrangement}`,
    [...arrangementViewer(caller), arrangementId, employerId],
  );
  return rows.length > 0;
}
