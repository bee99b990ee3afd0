import {
  done,
  type Outcome,
  referenceUnknown,
  refused,
  refusedBeside,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { type FollowUpAgreement, FollowUpEntry, type WithdrawalReason } from '../../entities';
import { findCountingEntries } from '../../repositories/follow-up-entry.repository';
import { appendSessionEvent } from '../../repositories/session-event.repository';
import { addStatuses, updateFollowUps } from '../../repositories/write-follow-ups.repository';
import { remade } from './agreement-of-entries.service';
import { withDetails, withdrawn } from './written-agreement.service';
import { looksAfter } from '../reading-scope.service';
import { type HeldEntry, lockEntry, whyNotRemade, whyNotTakenOut } from './undo-entry.service';

/** An entry that is not to count. */
export interface WithdrawFollowUpEntryInput {
  readonly entryId: string;
  readonly reason: WithdrawalReason;
  /** The agreement's revision that was read. */
  readonly expectedRevision: number;
}

/**
 * Takes an entry out of its agreement and keeps it as a trace: by whoever wrote it or looks after the session. With its
 * last entry the agreement is withdrawn too.
 */
export async function withdrawFollowUpEntry(
  context: AgreementsContext,
  input: WithdrawFollowUpEntryInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller } = context;
  requireRole(caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN');
  return context.database.transaction(async (manager) => {
    const held = await lockEntry(manager, caller, input.entryId);
    if (!held || !(looksAfter(caller) || held.entry.writer === caller.subject)) {
      return refused(referenceUnknown('input', 'entryId'));
    }
    const expected = { revision: input.expectedRevision, field: 'expectedRevision' };
    const [first, ...others] = [
      ...whyNotTakenOut(held),
      ...(await whyNotRemade(manager, held.agreement, expected)),
    ];
    if (first) return refusedBeside(held.agreement, first, ...others);
    return withdraw(manager, context, held, input.reason);
  });
}

async function withdraw(
  manager: EntityManager,
  context: AgreementsContext,
  { entry, agreement }: HeldEntry,
  withdrawalReason: WithdrawalReason,
): Promise<Outcome<FollowUpAgreement>> {
  const day = today(context.clock);
  const before = await findCountingEntries(manager, agreement.id);
  const after = before.filter(({ id }) => id !== entry.id);
  const isLast = after.length === 0;
  const { agreement: written, statuses } = isLast
    ? withdrawn(agreement, day)
    : withDetails(agreement, remade(agreement, before, after), day);
  await manager.update(
    FollowUpEntry,
    { id: entry.id },
    { withdrawnAt: context.clock.now(), withdrawalReason },
  );
  await updateFollowUps(manager, [written]);
  await addStatuses(manager, day, statuses);
  await writeAudit(manager, context, {
    action: 'withdrawFollowUpEntry',
    objectIds: [agreement.id, entry.id],
    purpose: 'take back what was recorded by mistake or to try',
  });
  await appendSessionEvent(manager, context, agreement, isLast ? 'WITHDRAWN' : 'CHANGED');
  return done(written);
}
