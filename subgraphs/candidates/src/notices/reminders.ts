import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  type Job,
  type JobOptions,
  type JobResult,
  type SubgraphRuntime,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { Introduction } from '../entities';
import { waitingFor } from '../introductions/introduction-states';
import type { Notice } from './notice';
import { queueNotices } from './queue-notice';

/** Introductions per transaction: few enough that nobody waits long for their locks. */
const batchSize = 200;

/**
 * Days after a deadline in which it is still told that it has passed: fewer than a mail stays in the outbox, by which
 * it is known that it was told.
 */
const toldWithin = 28;

/**
 * Reminds whoever's turn it is, on the working day before a deadline and on the first one after it: once per
 * introduction and deadline, on any number of processes.
 */
export const reminders: Job = { name: 'reminders', everyMinutes: 60, run: remind };

async function remind(
  { dataSource, clock, createId }: SubgraphRuntime,
  { isDryRun, signal }: JobOptions,
): Promise<readonly JobResult[]> {
  const day = today(clock);
  let count = 0;
  let after: Due | undefined;
  // Nobody is reminded of work on a day that is none.
  for (let isLast = !isWorkingDay(day); !isLast && !signal?.aborted; ) {
    const { found, queued } = await dataSource.transaction(async (manager) => {
      const due = await findDue(manager, day, after);
      return {
        found: due,
        queued: isDryRun
          ? due.length
          : await queueNotices(manager, { clock, createId }, due.flatMap(noticeOf)),
      };
    });
    count += queued;
    after = found.at(-1);
    isLast = found.length < batchSize;
  }
  return [{ kind: 'reminders of introductions', count, oldest: null, ids: [] }];
}

/** An introduction of which a side is to be reminded today. */
type Due = Pick<Introduction, 'id' | 'state' | 'deskId' | 'employerId'> & {
  readonly kind: 'DUE_TOMORROW' | 'OVERDUE';
  readonly dueOn: string;
};

const kindOfDue = `case when i.due_on < $1::date then 'OVERDUE' else 'DUE_TOMORROW' end`;

/**
 * The next of those that are due and have no mail in the outbox, by deadline. What somebody is moving on just now is
 * left to its next time, and what was asked today is no news yet.
 */
function findDue(manager: EntityManager, day: string, after: Due | undefined): Promise<Due[]> {
  return manager.query(
    `select i.id, i.state, i.desk_id as "deskId", i.employer_id as "employerId", i.due_on as "dueOn",
       ${kindOfDue} as kind
     from introductions i
     where i.closed_on is null and i.requested_on < $1::date and i.due_on between $2::date and $3::date
       and (i.due_on, i.id) > ($4::date, $5::uuid)
       and not exists (select from outgoing_mails m where m.once_key =
         ${kindOfDue} || ' ' || i.id || ' ' || to_char(i.due_on, 'YYYY-MM-DD'))
     order by i.due_on, i.id limit $6 for update of i skip locked`,
    [
      day,
      addDays(day, -toldWithin),
      addWorkingDays(day, 1),
      after?.dueOn ?? '0001-01-01',
      after?.id ?? '00000000-0000-0000-0000-000000000000',
      batchSize,
    ],
  );
}

function noticeOf({ id, state, kind, dueOn, deskId, employerId }: Due): Notice[] {
  const to = waitingFor(state);
  const onceKey = `${kind} ${id} ${dueOn}`;
  return to === null ? [] : [{ kind, to, introductionId: id, deskId, employerId, dueOn, onceKey }];
}
