import { type Clock, type CreateId, queueMails } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import { NotificationPreference } from '../entities';
import { type Notice, recipientOf } from './notice';
import { bodyOf, subjectLine } from './notice-text';

/** The parts of a request context or of a job's runtime that this needs. */
export interface Sender {
  readonly clock: Clock;
  readonly createId: CreateId;
}

/**
 * Queues a notice in the transaction of the step that it tells of, unless its organisation does not want that kind.
 * It is sent after the commit; nothing is sent when the step does not stand.
 */
export async function queueNotice(manager: EntityManager, sender: Sender, notice: Notice): Promise<void> {
  await queueNotices(manager, sender, [notice]);
}

/** Queues many, in two statements; answers how many were wanted and new. */
export async function queueNotices(
  manager: EntityManager,
  sender: Sender,
  notices: readonly Notice[],
): Promise<number> {
  const wanted = await withoutUnwanted(manager, notices);
  return queueMails(
    manager,
    sender,
    wanted.map((notice) => ({
      kind: notice.kind,
      recipientKind: notice.to,
      recipientId: recipientOf(notice),
      aboutId: notice.introductionId,
      subjectLine,
      body: bodyOf(notice),
      onceKey: notice.onceKey ?? null,
    })),
  );
}

async function withoutUnwanted(
  manager: EntityManager,
  notices: readonly Notice[],
): Promise<readonly Notice[]> {
  if (notices.length === 0) return notices;
  const off = await manager.findBy(NotificationPreference, {
    organisationId: In([...new Set(notices.map(recipientOf))]),
  });
  const unwanted = new Set(off.map((row) => keyOf(row.organisationKind, row.organisationId, row.noticeKind)));
  return notices.filter((notice) => !unwanted.has(keyOf(notice.to, recipientOf(notice), notice.kind)));
}

const keyOf = (...parts: readonly string[]): string => parts.join(' ').toLowerCase();
