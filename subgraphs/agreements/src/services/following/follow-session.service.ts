import { HubError, isUuid, requireSignedIn, type Wakeups } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { DialogueSession } from '../../entities';
import {
  changesPerRead,
  readChanges,
  type SessionChange,
} from '../../repositories/session-change.repository';
import { numberSeen } from './change-cursor.service';
import { coalesceChanges } from './coalesce-changes.service';

/** What to follow: a session, and the cursor of the last change that was seen; null or absent: from now on. */
export interface FollowSession {
  readonly sessionId: string;
  readonly after?: string | null | undefined;
}

/**
 * Follows the changes of a session that the caller may see.
 * @throws HubError UNAUTHENTICATED; BAD_USER_INPUT when there is no such session; CURSOR_INVALID
 */
export async function followSession(
  context: AgreementsContext,
  { sessionId, after }: FollowSession,
): Promise<AsyncGenerator<SessionChange, void, void>> {
  const { caller, database, wakeups } = context;
  requireSignedIn(caller);
  if (!wakeups)
    throw new Error('Nothing tells this subgraph of what others write: it was run without wakeups.');
  const session = isUuid(sessionId)
    ? await database.manager.findOneBy(DialogueSession, { id: sessionId })
    : null;
  if (!session) throw new HubError('BAD_USER_INPUT', { argument: 'sessionId' });
  const seen = after == null ? session.eventNumber : numberSeen(session, after);
  return changesAfter(context, wakeups, session.id, seen);
}

/**
 * The changes after a number, for as long as they are asked for. Numbers are counted under the lock of the session's row,
 * so that none becomes visible after a higher one: a number that was passed is done with. Nothing is read while nothing is
 * told of, and what is told of while it reads makes it read again.
 */
async function* changesAfter(
  { caller, database: { manager }, signal = new AbortController().signal }: AgreementsContext,
  wakeups: Wakeups,
  sessionId: string,
  seen: number,
): AsyncGenerator<SessionChange, void, void> {
  const watch = wakeups.watch(sessionId);
  try {
    for (let last = seen; !signal.aborted; ) {
      const changes = await readChanges(manager, caller, sessionId, last);
      last = changes.at(-1)?.number ?? last;
      yield* coalesceChanges(changes).filter(({ isVisible }) => isVisible);
      if (changes.length < changesPerRead) await watch.next(signal);
    }
  } finally {
    watch.end();
  }
}
