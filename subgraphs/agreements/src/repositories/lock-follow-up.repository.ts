import { type Caller, columnsOf } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import { DialogueSession, FollowUpAgreement } from '../entities';
import { followUpViewer, reachableFollowUp } from './visibility';

/**
 * Finds a follow-up agreement the caller may see and holds its row, after that of its session: every writer takes the two
 * in this order, so that none waits for another in a circle. One that was withdrawn is found by those who look after the
 * session.
 */
export async function lockFollowUp(
  manager: EntityManager,
  caller: Caller,
  id: string,
): Promise<FollowUpAgreement | null> {
  const [row] = await lockFollowUps(manager, caller, [id]);
  return row ?? null;
}

/** The same for several agreements: all sessions first, and each in the order of its id. */
export async function lockFollowUps(
  manager: EntityManager,
  caller: Caller,
  ids: readonly string[],
): Promise<FollowUpAgreement[]> {
  const known = await manager.find(FollowUpAgreement, {
    select: { id: true, sessionId: true },
    where: { id: In(ids) },
  });
  const sessionIds = known.flatMap(({ sessionId }) => sessionId ?? []);
  if (sessionIds.length > 0) {
    await manager.find(DialogueSession, {
      select: { id: true },
      where: { id: In(sessionIds) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }
  return manager.query(
    `select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
     where f.id = any($5) and ${reachableFollowUp} order by f.id for no key update`,
    [...followUpViewer(caller), ids],
  );
}
