import {
  type Caller,
  type InputPath,
  isUuid,
  type Outcome,
  done,
  referenceUnknown,
  refused,
  stateConflict,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { DialogueSession } from '../../entities';
import { lockWritableSession } from '../../repositories/dialogue-session.repository';

/** The session that stands at `path` of the input, held open until the transaction ends; refused when it is over. */
export async function lockOpenSession(
  manager: EntityManager,
  caller: Caller,
  sessionId: string,
  path: InputPath = ['input', 'sessionId'],
): Promise<Outcome<DialogueSession>> {
  const session = isUuid(sessionId) ? await lockWritableSession(manager, caller, sessionId) : null;
  if (!session) return refused(referenceUnknown(...path));
  if (session.state === 'CLOSED' || session.state === 'REPORTED') {
    return refused(stateConflict(path, session.state));
  }
  return done(session);
}
