import {
  done,
  type Outcome,
  referenceUnknown,
  refused,
  refusedBeside,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import type { FollowUpAgreement } from '../../entities';
import { findCountingEntries, moveEntries } from '../../repositories/follow-up-entry.repository';
import { nextSeparation } from '../../repositories/follow-up-parties.repository';
import { appendSessionEvents } from '../../repositories/session-event.repository';
import {
  addStatuses,
  insertFollowUps,
  updateFollowUps,
} from '../../repositories/write-follow-ups.repository';
import { remade } from './agreement-of-entries.service';
import { addAll, beginAgreement, withDetails } from './written-agreement.service';
import { type HeldEntry, lockEntry, whyNotRemade, whyNotTakenOut } from './undo-entry.service';

/** An entry that is to be an agreement of its own. */
export interface SeparateFollowUpEntryInput {
  readonly entryId: string;
  /** The agreement's revision that was read. */
  readonly expectedRevision: number;
}

/**
 * Takes an entry out of the agreement that it was joined with, into one of its own with the same parties: the undoing of
 * a merge. Answers the new agreement. Later entries of these parties go on coming to the former one.
 */
export async function separateFollowUpEntry(
  context: AgreementsContext,
  { entryId, expectedRevision }: SeparateFollowUpEntryInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller } = context;
  requireRole(caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  return context.database.transaction(async (manager) => {
    const held = await lockEntry(manager, caller, entryId);
    if (!held) return refused(referenceUnknown('input', 'entryId'));
    const expected = { revision: expectedRevision, field: 'expectedRevision' };
    const [first, ...others] = [
      ...whyNotTakenOut(held),
      ...(await whyNotRemade(manager, held.agreement, expected)),
    ];
    if (first) return refusedBeside(held.agreement, first, ...others);
    return separate(manager, context, held);
  });
}

async function separate(
  manager: EntityManager,
  context: AgreementsContext,
  { entry, agreement: former }: HeldEntry,
): Promise<Outcome<FollowUpAgreement>> {
  const before = await findCountingEntries(manager, former.id);
  const after = before.filter(({ id }) => id !== entry.id);
  if (after.length === 0) return refusedBeside(former, stateConflict(['input', 'entryId'], 'ONLY_ENTRY'));
  const day = today(context.clock);
  const { employerId, sessionId, category, regionCodes } = former;
  const parties = { employerId, sessionId, category, regionCodes };
  const empty = beginAgreement(context.createId(), parties, today({ now: () => entry.recordedAt }));
  const begun = addAll(
    Object.assign(empty, { separation: await nextSeparation(manager, former) }),
    [entry],
    day,
  );
  const left = withDetails(former, remade(former, before, after), day);
  await insertFollowUps(manager, [begun.agreement]);
  await moveEntries(manager, { from: former.id, to: begun.agreement.id, only: entry.id });
  await updateFollowUps(manager, [left.agreement]);
  await addStatuses(manager, day, left.statuses);
  const { id, status, recordedOn } = begun.agreement;
  await addStatuses(manager, recordedOn, [{ followUpAgreementId: id, status }]);
  await writeAudit(manager, context, {
    action: 'separateFollowUpEntry',
    objectIds: [id, former.id, entry.id],
    purpose: 'take apart what was not one agreement',
  });
  if (sessionId !== null) {
    await appendSessionEvents(manager, context, sessionId, [
      { followUpAgreementId: former.id, kind: 'CHANGED' },
      { followUpAgreementId: id, kind: 'RECORDED' },
    ]);
  }
  return done(begun.agreement);
}
