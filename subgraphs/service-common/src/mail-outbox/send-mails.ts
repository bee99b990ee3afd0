import type { EntityManager } from 'typeorm';
import type { SubgraphRuntime } from '../graphql';
import type { JobOptions, JobResult } from '../jobs';
import type { MailDelivery } from './mail-delivery';
import { pauseAfter } from './mail-rules';
import { MailRefusedError, type MailTransport, type ReadyMail } from './mail-transport';
import {
  claimMail,
  countDueMails,
  deleteEndedMails,
  giveUpMails,
  markSent,
  tryAgainAt,
} from './outbox.repository';
import type { OutgoingMail } from './outgoing-mail.entity';
import { withPatience } from './patience';

/** The function address of whoever answers for the mail's organisation today; null when nobody does. */
export type AddressOf = (manager: EntityManager, mail: OutgoingMail) => Promise<string | null>;

const sentKind = 'mails that were sent';
const deletedKind = 'mails that were sent or given up 30 days ago';

/** Ids that a report shows. */
const shownIds = 20;

/** One run of the mail job: what is due is sent, what cannot be is given up, what has ended long ago is deleted. */
export async function sendMails(
  runtime: SubgraphRuntime,
  addressOf: AddressOf,
  { isDryRun, signal }: JobOptions,
): Promise<readonly JobResult[]> {
  const { manager } = runtime.dataSource;
  const now = runtime.clock.now();
  if (isDryRun) {
    const { toSend, toDelete } = await countDueMails(manager, now);
    return [resultOf(sentKind, toSend), resultOf(deletedKind, toDelete)];
  }
  const given = await giveUpMails(manager, now);
  if (given.length > 0) {
    runtime.logger.error(
      { count: given.length, mails: given.slice(0, shownIds) },
      'mails were given up: nobody took them in time',
    );
  }
  const sent = runtime.mail ? await sendDue(runtime, runtime.mail, addressOf, signal) : [];
  return [sentResult(sent), resultOf(deletedKind, await deleteEndedMails(manager, now))];
}

/**
 * Sends one mail after another until none is due. When no mail can be sent at all, those that have not been tried are
 * left as they are.
 */
async function sendDue(
  runtime: SubgraphRuntime,
  delivery: MailDelivery,
  addressOf: AddressOf,
  signal: AbortSignal | undefined,
): Promise<readonly OutgoingMail[]> {
  const { dataSource, clock } = runtime;
  const domain = delivery.from.slice(delivery.from.lastIndexOf('@') + 1);
  const sent: OutgoingMail[] = [];
  while (!signal?.aborted) {
    const mail = await claimMail(dataSource.manager, clock.now(), domain);
    if (mail === null) break;
    const to = await addressOf(dataSource.manager, mail);
    const outcome =
      to === null ? unaddressed : await tryToSend(delivery.transport, ready(mail, to, delivery), signal);
    await noteOutcome(runtime, mail, outcome);
    if (outcome.type === 'SENT') sent.push(mail);
    if (outcome.type === 'UNUSABLE') break;
  }
  return sent;
}

/** What came of an attempt. */
type Outcome =
  | { readonly type: 'SENT' }
  /** This mail was not taken; `facts` hold no word of the mail and no address. */
  | { readonly type: 'REFUSED'; readonly why: string; readonly facts: object }
  /** No mail would have been. */
  | { readonly type: 'UNUSABLE'; readonly why: string; readonly facts: object };

const unaddressed: Outcome = { type: 'REFUSED', why: 'its organisation has no address today', facts: {} };

function ready(mail: OutgoingMail, to: string, { from, publicUrl }: MailDelivery): ReadyMail {
  const { id, messageId, queuedAt: date, subjectLine } = mail;
  const body = publicUrl === null ? mail.body : `${mail.body}\n${publicUrl}\n`;
  return { id, messageId: messageId ?? '', from, to, date, subjectLine, body };
}

async function tryToSend(
  transport: MailTransport,
  mail: ReadyMail,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  try {
    await withPatience(signal, (patience) => transport.send(mail, patience));
    return { type: 'SENT' };
  } catch (error) {
    return error instanceof MailRefusedError
      ? { type: 'REFUSED', why: 'the mail server refused it', facts: { answer: error.responseCode } }
      : {
          type: 'UNUSABLE',
          why: 'the mail server or the mail folder cannot be used',
          facts: { code: codeOf(error) },
        };
  }
}

async function noteOutcome(
  { dataSource: { manager }, clock, logger }: SubgraphRuntime,
  mail: OutgoingMail,
  outcome: Outcome,
): Promise<void> {
  const now = clock.now();
  if (outcome.type === 'SENT') return markSent(manager, mail, now);
  const { id, kind, attempts } = mail;
  await tryAgainAt(manager, mail, new Date(now.getTime() + pauseAfter(attempts)));
  logger.warn(
    { mail: id, kind, attempts, ...outcome.facts },
    `a mail was not sent: ${outcome.why}; it is tried again`,
  );
}

/** A code such as ECONNECTION or ENOSPC; never the message, which quotes addresses and paths. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const resultOf = (kind: string, count: number): JobResult => ({ kind, count, oldest: null, ids: [] });

function sentResult(sent: readonly OutgoingMail[]): JobResult {
  const days = sent.map(({ queuedAt }) => queuedAt.toISOString().slice(0, 10)).sort();
  return {
    kind: sentKind,
    count: sent.length,
    oldest: days[0] ?? null,
    ids: sent.slice(0, shownIds).map(({ id }) => id),
  };
}
