import { decodeCursor, encodeCursor, HubError } from '@banenbrug/service-common';
import type { DialogueSession } from '../../entities';

/** The cursor of a change: its session and its number there. */
export function changeCursor(sessionId: string, number: number): string {
  return encodeCursor([sessionId, String(number)]);
}

/**
 * The number that a client has seen last. A cursor of another session is of another list, and so is one of a change that
 * the session does not have yet: whoever went on after it would miss what comes before it.
 * @throws HubError CURSOR_INVALID
 */
export function numberSeen({ id, eventNumber }: DialogueSession, cursor: string): number {
  const [sessionId, number] = decodeCursor(cursor, ['id', 'count']);
  const seen = Number(number);
  if (sessionId !== id || seen > eventNumber) throw new HubError('CURSOR_INVALID', { argument: 'after' });
  return seen;
}
