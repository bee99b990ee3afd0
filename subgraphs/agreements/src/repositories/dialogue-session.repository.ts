import { type Caller, columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DialogueSession, DialogueSessionPart } from '../entities';

/** A page of sessions, the latest first, with one row more when others follow. */
export function findDialogueSessions(manager: EntityManager, page: Page): Promise<DialogueSession[]> {
  return manager.query(
    `select ${columnsOf(manager, DialogueSession, 's')} from dialogue_sessions s
     where ($1::date is null or (s.held_on, s.id) < ($1, $2::uuid))
     order by s.held_on desc, s.id desc limit $3`,
    [...pageParameters(page)],
  );
}

/** How many sessions there are. */
export function countDialogueSessions(manager: EntityManager): Promise<number> {
  return manager.count(DialogueSession);
}

/**
 * Finds a session the caller may write in (an organiser: one it recorded) and holds its row: it is not closed meanwhile,
 * and what writes in one session comes one after the other. Whoever locks a session and its agreements locks the session
 * first.
 */
export function lockWritableSession(
  manager: EntityManager,
  { role, subject }: Caller,
  id: string,
): Promise<DialogueSession | null> {
  const own = role === 'ORGANISER' ? { organiserSubject: subject ?? '' } : {};
  return manager.findOne(DialogueSession, { where: { id, ...own }, lock: { mode: 'for_no_key_update' } });
}

/** The first day on which something agreed at a session is due, YYYY-MM-DD; null when nothing is. */
export async function earliestDueOn(manager: EntityManager, sessionId: string): Promise<string | null> {
  const [row] = await manager.query<{ day: string | null }[]>(
    'select min(due_on)::text as day from follow_up_agreements where session_id = $1 and withdrawn_on is null',
    [sessionId],
  );
  return row?.day ?? null;
}

/** A part of a programme, at the place that it has among the others. */
export type SessionPartWords = Readonly<Pick<DialogueSessionPart, 'kind' | 'title'>>;

/** Puts the parts of a programme, in their order, in place of those that a session has. */
export async function replaceParts(
  manager: EntityManager,
  sessionId: string,
  parts: readonly SessionPartWords[],
): Promise<void> {
  await manager.delete(DialogueSessionPart, { sessionId });
  if (parts.length === 0) return;
  await manager.insert(
    DialogueSessionPart,
    parts.map(({ kind, title }, index) => ({ sessionId, position: index + 1, kind, title: title.trim() })),
  );
}
