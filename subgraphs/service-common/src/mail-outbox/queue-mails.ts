import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { CreateId } from '../ids';
import { OutgoingMail } from './outgoing-mail.entity';

/** A mail as whoever wants it sent says it: short plain text, to an organisation. */
export type MailToQueue = Pick<
  OutgoingMail,
  'kind' | 'recipientKind' | 'recipientId' | 'aboutId' | 'subjectLine' | 'body'
> & {
  /** Queues it unless a mail with this key is in the outbox, where a mail stays 30 days after it was sent. */
  readonly onceKey?: string | null;
};

/**
 * Queues mails in the transaction of what they tell of: they are sent if that stands, and only then. One statement;
 * answers how many were queued.
 */
export async function queueMails(
  manager: EntityManager,
  { clock, createId }: { readonly clock: Clock; readonly createId: CreateId },
  mails: readonly MailToQueue[],
): Promise<number> {
  if (mails.length === 0) return 0;
  const queuedAt = clock.now();
  const rows = mails.map((mail) => ({
    ...mail,
    id: createId(),
    queuedAt,
    onceKey: mail.onceKey ?? null,
    state: 'QUEUED' as const,
    attempts: 0,
    dueAt: queuedAt,
    messageId: null,
    endedAt: null,
  }));
  const insert = manager.createQueryBuilder().insert().into(OutgoingMail).values(rows);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return (raw as readonly unknown[]).length;
}

/** `queueMails` for one. */
export const queueMail = (
  manager: EntityManager,
  context: { readonly clock: Clock; readonly createId: CreateId },
  mail: MailToQueue,
): Promise<number> => queueMails(manager, context, [mail]);
