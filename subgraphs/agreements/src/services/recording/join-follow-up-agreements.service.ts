import {
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { FollowUpAgreement } from '../../entities';
import { findCountingEntries, moveEntries } from '../../repositories/follow-up-entry.repository';
import { nextSeparation } from '../../repositories/follow-up-parties.repository';
import { lockFollowUps } from '../../repositories/lock-follow-up.repository';
import { appendSessionEvents } from '../../repositories/session-event.repository';
import { addStatuses, updateFollowUps } from '../../repositories/write-follow-ups.repository';
import { remade } from './agreement-of-entries.service';
import { withDetails, withdrawn } from './written-agreement.service';
import { whyNotRemade } from './undo-entry.service';

/** Two agreements that are to be one. */
export interface JoinFollowUpAgreementsInput {
  readonly keepId: string;
  readonly otherId: string;
  readonly expectedRevision: number;
  readonly otherExpectedRevision: number;
  /** Said when the two were taken apart by hand. */
  readonly isSeparationUndone?: boolean | null;
}

interface Pair {
  readonly keep: FollowUpAgreement;
  readonly other: FollowUpAgreement;
}

/**
 * Makes one agreement of two of the same session and employer by hand: the entries of the other come after those of the one
 * that is kept, whose category and regions stay, and the other is withdrawn.
 */
export async function joinFollowUpAgreements(
  context: AgreementsContext,
  input: JoinFollowUpAgreementsInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller } = context;
  requireRole(caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const [keepId, otherId] = [input.keepId.toLowerCase(), input.otherId.toLowerCase()];
  const unknown = [
    ...(isUuid(keepId) ? [] : [referenceUnknown('input', 'keepId')]),
    ...(isUuid(otherId) ? [] : [referenceUnknown('input', 'otherId')]),
    ...(keepId === otherId ? [invalidValue(['input', 'otherId'], 'NOT_APPLICABLE')] : []),
  ];
  const invalid = refusal<FollowUpAgreement>(unknown);
  if (invalid) return invalid;
  return context.database.transaction(async (manager) => {
    const found = await lockFollowUps(manager, caller, [keepId, otherId]);
    const keep = found.find(({ id }) => id === keepId);
    const other = found.find(({ id }) => id === otherId);
    if (!keep) return refused(referenceUnknown('input', 'keepId'));
    if (!other) return refused(referenceUnknown('input', 'otherId'));
    const [first, ...others] = await whyNotJoined(manager, { keep, other }, input);
    if (first) return refusedBeside(keep, first, ...others);
    return join(manager, context, { keep, other });
  });
}

async function whyNotJoined(
  manager: EntityManager,
  { keep, other }: Pair,
  input: JoinFollowUpAgreementsInput,
): Promise<UserError[]> {
  if (keep.sessionId !== other.sessionId || keep.employerId !== other.employerId) {
    return [invalidValue(['input', 'otherId'], 'NOT_APPLICABLE')];
  }
  const conflicts = [
    ...(await whyNotRemade(manager, keep, { revision: input.expectedRevision, field: 'expectedRevision' })),
    ...(await whyNotRemade(manager, other, {
      revision: input.otherExpectedRevision,
      field: 'otherExpectedRevision',
    })),
  ];
  if (conflicts.length > 0) return conflicts;
  return areOfSameParties({ keep, other }) && input.isSeparationUndone !== true
    ? [stateConflict(['input', 'isSeparationUndone'], 'SEPARATED')]
    : [];
}

/** Agreements of the same parties are two only because somebody took them apart. */
const areOfSameParties = ({ keep, other }: Pair): boolean =>
  keep.category === other.category && keep.regionCodes.join() === other.regionCodes.join();

async function join(
  manager: EntityManager,
  context: AgreementsContext,
  { keep, other }: Pair,
): Promise<Outcome<FollowUpAgreement>> {
  const day = today(context.clock);
  const before = await findCountingEntries(manager, keep.id);
  const added = await findCountingEntries(manager, other.id);
  const joined = withDetails(keep, remade(keep, before, [...before, ...added]), day);
  const emptied = withdrawn(other, day);
  await moveEntries(manager, { from: other.id, to: keep.id });
  await updateFollowUps(manager, [joined.agreement, emptied.agreement]);
  await addStatuses(manager, day, [...joined.statuses, ...emptied.statuses]);
  const separation = await takePlace(manager, { keep, other });
  await writeAudit(manager, context, {
    action: 'joinFollowUpAgreements',
    objectIds: [keep.id, other.id],
    purpose: 'make one of two agreements that are the same',
  });
  if (keep.sessionId !== null) {
    await appendSessionEvents(manager, context, keep.sessionId, [
      { followUpAgreementId: keep.id, kind: 'CHANGED' },
      { followUpAgreementId: other.id, kind: 'WITHDRAWN' },
    ]);
  }
  return done(Object.assign(joined.agreement, { separation }));
}

/** The one that is kept takes the place to which later entries of the same parties come. */
async function takePlace(manager: EntityManager, { keep, other }: Pair): Promise<number> {
  if (!areOfSameParties({ keep, other }) || other.separation > keep.separation) return keep.separation;
  await manager.update(
    FollowUpAgreement,
    { id: other.id },
    { separation: await nextSeparation(manager, other) },
  );
  await manager.update(FollowUpAgreement, { id: keep.id }, { separation: other.separation });
  return other.separation;
}
