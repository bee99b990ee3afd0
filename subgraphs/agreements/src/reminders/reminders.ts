import {
  type Job,
  type JobOptions,
  type JobResult,
  type MailToQueue,
  queueMails,
  type SubgraphRuntime,
  today,
} from '@banenbrug/service-common';
import { digestKey, isWeekend, weekOf } from './digest-key';
import { digestBody, subjectLine } from './digest-text';
import { type DueItem, findDueItems } from './due-items.repository';

/** Parties per transaction. */
const batchSize = 100;

/**
 * Tells each employer and each desk once a week of its own open follow-up agreements that are due within seven days, overdue,
 * or without anybody who sees to them. One mail per party and week, on any number of processes.
 */
export const reminders: Job = { name: 'reminders', everyMinutes: 60, run: remind };

async function remind(
  runtime: SubgraphRuntime,
  { isDryRun, signal }: JobOptions,
): Promise<readonly JobResult[]> {
  const day = today(runtime.clock);
  const week = weekOf(day);
  let count = 0;
  let after: DueItem | null = null;
  for (let isLast = isWeekend(day); !isLast && !signal?.aborted; ) {
    const { parties, queued, last } = await runtime.dataSource.transaction(async (manager) => {
      const items = await findDueItems(manager, { day, week, after, parties: batchSize });
      const byParty = itemsByParty(items);
      const mails = byParty.map((own) => mailOf(own, day, week));
      return {
        parties: byParty.length,
        queued: isDryRun ? mails.length : await queueMails(manager, runtime, mails),
        last: items.at(-1) ?? null,
      };
    });
    count += queued;
    after = last;
    isLast = parties < batchSize;
  }
  return [{ kind: 'weekly reminders of follow-up agreements', count, oldest: null, ids: [] }];
}

/** Items in the order of their parties, by party. */
function itemsByParty(items: readonly DueItem[]): DueItem[][] {
  const parties = new Map<string, DueItem[]>();
  for (const item of items) {
    const key = `${item.recipientKind} ${item.recipientId}`;
    const own = parties.get(key);
    if (own) own.push(item);
    else parties.set(key, [item]);
  }
  return [...parties.values()];
}

function mailOf(items: readonly DueItem[], day: string, week: string): MailToQueue {
  const [first] = items;
  if (!first) throw new Error('A party without items is told nothing.');
  const { recipientKind, recipientId } = first;
  return {
    kind: 'FOLLOW_UPS',
    recipientKind,
    recipientId,
    aboutId: recipientId,
    subjectLine,
    body: digestBody(items, day),
    onceKey: digestKey(first, week),
  };
}
