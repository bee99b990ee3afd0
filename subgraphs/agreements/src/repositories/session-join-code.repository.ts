import { type Caller, columnsOf } from '@banenbrug/service-common';
import { type EntityManager, IsNull } from 'typeorm';
import { DialogueSession, SessionJoinCode } from '../entities';

/** The join code with this hash, valid or not; null when there is none. */
export function findJoinCodeByHash(
  manager: EntityManager,
  codeHash: string,
): Promise<SessionJoinCode | null> {
  return manager.findOneBy(SessionJoinCode, { codeHash });
}

/** The join code with this id; null when there is none. */
export function findJoinCode(manager: EntityManager, id: string): Promise<SessionJoinCode | null> {
  return manager.findOneBy(SessionJoinCode, { id });
}

/** Holds the session that a join code is for, whoever asks, and then the code, as both are then. */
export async function lockTable(
  manager: EntityManager,
  { id, sessionId }: Pick<SessionJoinCode, 'id' | 'sessionId'>,
): Promise<{ readonly session: DialogueSession; readonly joinCode: SessionJoinCode }> {
  const lock = { mode: 'for_no_key_update' } as const;
  const session = await manager.findOneOrFail(DialogueSession, { where: { id: sessionId }, lock });
  const joinCode = await manager.findOneOrFail(SessionJoinCode, { where: { id }, lock });
  return { session, joinCode };
}

/** Ends a join code; one that has ended keeps the time at which it did. */
export async function revokeJoinCode(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const { affected } = await manager.update(SessionJoinCode, { id, revokedAt: IsNull() }, { revokedAt: now });
  return affected === 1;
}

/** The join codes of each of these sessions that the caller looks after, the latest first. */
export function findJoinCodesOf(
  manager: EntityManager,
  { role, subject }: Caller,
  sessionIds: readonly string[],
): Promise<SessionJoinCode[]> {
  return manager.query(
    `select ${columnsOf(manager, SessionJoinCode, 'c')} from session_join_codes c
     join dialogue_sessions s on s.id = c.session_id
     where c.session_id = any($1)
       and ($2::text in ('LIAISON', 'ADMIN') or ($2 = 'ORGANISER' and s.organiser_subject = $3::text))
     order by c.created_at desc, c.id`,
    [sessionIds, role, subject],
  );
}
