import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  refusedBeside,
  revisionConflict,
  type Role,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { FollowUpAgreement, type FollowUpNoter } from '../../entities';
import { lockFollowUp } from '../../repositories/lock-follow-up.repository';
import { appendSessionEvent } from '../../repositories/session-event.repository';

/** Who may say how an agreement goes on. */
export const followUpWriters = [
  'EMPLOYER',
  'DESK',
  'ORGANISER',
  'LIAISON',
] as const satisfies readonly Role[];

/** Which agreement, and the revision that the caller has seen. */
export interface FollowUpInQuestion {
  readonly followUpAgreementId: string;
  readonly expectedRevision: number;
}

/** What a change writes of the agreement itself, or why it cannot be. */
export type FollowUpChange = Outcome<Partial<FollowUpAgreement>>;

interface Act {
  readonly action: string;
  readonly purpose: string;
  readonly change: (manager: EntityManager, agreement: FollowUpAgreement) => Promise<FollowUpChange>;
}

/**
 * Changes an agreement of the caller's by compare-and-set: counts its revision, keeps the day, writes one audit line and
 * tells its session. Whoever comes second gets a conflict and the agreement as the first has left it.
 */
export async function changeFollowUp(
  context: AgreementsContext,
  { followUpAgreementId: id, expectedRevision }: FollowUpInQuestion,
  { action, purpose, change }: Act,
): Promise<Outcome<FollowUpAgreement>> {
  const unknown = referenceUnknown('input', 'followUpAgreementId');
  if (!isUuid(id)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const agreement = await lockFollowUp(manager, context.caller, id);
    if (!agreement) return refused(unknown);
    const conflict = conflictOf(agreement, expectedRevision);
    if (conflict) return refusedBeside(agreement, conflict);
    const changes = await change(manager, agreement);
    if (changes.value === null) return refusedBeside(agreement, ...changes.errors);
    const updated = {
      ...changes.value,
      revision: agreement.revision + 1,
      lastUpdateOn: today(context.clock),
    };
    await manager.update(FollowUpAgreement, { id: agreement.id }, updated);
    await writeAudit(manager, context, { action, objectIds: [agreement.id], purpose });
    await appendSessionEvent(manager, context, agreement, 'CHANGED');
    return done(Object.assign(agreement, updated));
  });
}

/** As whom a caller says something of an agreement. */
export function noterOf(role: Role): FollowUpNoter {
  if (role === 'DESK') return 'REGION';
  return role === 'EMPLOYER' || role === 'ORGANISER' ? role : 'LIAISON';
}

/** What stands against a change of an agreement that was read at a revision; null when nothing does. */
function conflictOf({ withdrawnOn, revision }: FollowUpAgreement, expected: number): UserError | null {
  if (withdrawnOn !== null) return stateConflict(['input', 'followUpAgreementId'], 'WITHDRAWN');
  return revisionConflict(expected, revision);
}
