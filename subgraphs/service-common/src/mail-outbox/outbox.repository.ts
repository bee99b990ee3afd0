import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { columnsOf } from '../database/columns-of';
import { claimLasts, keptFor, mostAttempts, staleAfter } from './mail-rules';
import { OutgoingMail } from './outgoing-mail.entity';

const before = (now: Date, milliseconds: number): Date => new Date(now.getTime() - milliseconds);

/**
 * Claims the mail that has waited longest, for this process alone until the claim ends; null when none is due. What
 * others are claiming is left to them. The claim is committed before the mail is sent: if this process dies, the mail is due again
 * when the claim ends.
 * @param domain the part of the Message-ID behind the @; kept from the first claim on
 */
export async function claimMail(
  manager: EntityManager,
  now: Date,
  domain: string,
): Promise<OutgoingMail | null> {
  const [rows] = await manager.query<[OutgoingMail[], number]>(
    `update outgoing_mails m set attempts = m.attempts + 1, due_at = $2,
       message_id = coalesce(m.message_id, '<' || m.id || '@' || $3 || '>')
     where m.id = (select id from outgoing_mails where state = 'QUEUED' and due_at <= $1
                   order by due_at, id limit 1 for update skip locked)
     returning ${columnsOf(manager, OutgoingMail, 'm')}`,
    [now, new Date(now.getTime() + claimLasts), domain],
  );
  return rows[0] ?? null;
}

/** Notes that a mail was sent, also when the claim has ended meanwhile: sent it was. */
export async function markSent(manager: EntityManager, { id }: OutgoingMail, now: Date): Promise<void> {
  await manager.update(OutgoingMail, { id }, { state: 'SENT', endedAt: now });
}

/** Puts a claimed mail off; does nothing when another process has claimed it since, or has sent it. */
export async function tryAgainAt(
  manager: EntityManager,
  { id, attempts }: OutgoingMail,
  dueAt: Date,
): Promise<void> {
  await manager.update(OutgoingMail, { id, attempts, state: 'QUEUED' }, { dueAt });
}

/** Gives up the due mails that were tried often enough or have waited too long; answers their ids. */
export async function giveUpMails(manager: EntityManager, now: Date): Promise<string[]> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    `update outgoing_mails set state = 'FAILED', ended_at = $1
     where state = 'QUEUED' and due_at <= $1 and (attempts >= $2 or queued_at <= $3) returning id`,
    [now, mostAttempts, before(now, staleAfter)],
  );
  return rows.map(({ id }) => id);
}

/** Deletes the mails that were sent or given up long enough ago; answers how many. */
export async function deleteEndedMails(manager: EntityManager, now: Date): Promise<number> {
  const { affected } = await manager.delete(OutgoingMail, { endedAt: LessThanOrEqual(before(now, keptFor)) });
  return affected ?? 0;
}

/** How many mails are due to be sent, and how many to be deleted. */
export async function countDueMails(
  manager: EntityManager,
  now: Date,
): Promise<{ readonly toSend: number; readonly toDelete: number }> {
  return {
    toSend: await manager.countBy(OutgoingMail, { state: 'QUEUED', dueAt: LessThanOrEqual(now) }),
    toDelete: await manager.countBy(OutgoingMail, {
      endedAt: LessThanOrEqual(before(now, keptFor)),
    }),
  };
}
