import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DialogueSession, FollowUpAgreement } from '../entities';
import { followUpViewer, visibleFollowUp } from './visibility';

/**
 * Finds a follow-up agreement the caller may see and holds its row, after that of its session: every writer takes the two
 * in this order, so that none waits for another in a circle.
 */
export async function lockFollowUp(
  manager: EntityManager,
  caller: Caller,
  id: string,
): Promise<FollowUpAgreement | null> {
  const known = await manager.findOne(FollowUpAgreement, {
    select: { id: true, sessionId: true },
    where: { id },
  });
  if (!known) return null;
  if (known.sessionId !== null) {
    await manager.findOne(DialogueSession, {
      select: { id: true },
      where: { id: known.sessionId },
      lock: { mode: 'for_no_key_update' },
    });
  }
  const [row] = await manager.query<FollowUpAgreement[]>(
    `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
     where f.id = $5 and ${visibleFollowUp} for no key update`,
    [...followUpViewer(caller), id],
  );
  return row ?? null;
}
