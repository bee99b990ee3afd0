import {
  isUuid,
  referenceUnknown,
  type Role,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import { FollowUpAgreement, type FollowUpNoter } from '../entities';
import { lockFollowUp } from '../repositories/lock-follow-up.repository';
import { appendSessionEvent } from '../repositories/session-event.repository';

/** Who may say how an agreement goes on. */
export const followUpWriters = [
  'EMPLOYER',
  'DESK',
  'ORGANISER',
  'LIAISON',
] as const satisfies readonly Role[];

/** Which agreement, and the revision that the caller has seen. */
export interface FollowUpInQuestion {
  readonly id: string;
  readonly expectedRevision: number;
}

/** What a change comes to. The agreement is there beside a conflict, too: as it is now. */
export interface FollowUpAnswer {
  readonly followUpAgreement: FollowUpAgreement | null;
  readonly errors: readonly UserError[];
}

/** What a change writes of the agreement itself, or why it cannot be. */
export type FollowUpChange = Partial<FollowUpAgreement> | readonly UserError[];

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
  { id, expectedRevision }: FollowUpInQuestion,
  { action, purpose, change }: Act,
): Promise<FollowUpAnswer> {
  if (!isUuid(id)) return refuse(null, referenceUnknown('input', 'id'));
  return context.database.transaction(async (manager) => {
    const agreement = await lockFollowUp(manager, context.caller, id);
    if (!agreement) return refuse(null, referenceUnknown('input', 'id'));
    const conflict = conflictOf(agreement, expectedRevision);
    if (conflict) return refuse(agreement, conflict);
    const changes = await change(manager, agreement);
    if (isRefusal(changes)) return refuse(agreement, ...changes);
    const updated = { ...changes, revision: agreement.revision + 1, lastUpdateOn: today(context.clock) };
    await manager.update(FollowUpAgreement, { id: agreement.id }, updated);
    await writeAudit(manager, context, { action, objectIds: [agreement.id], purpose });
    await appendSessionEvent(manager, context, agreement, 'CHANGED');
    return { followUpAgreement: Object.assign(agreement, updated), errors: [] };
  });
}

/** The refusal of an input that was not looked up. */
export const refuseInput = (errors: readonly UserError[]): FollowUpAnswer => refuse(null, ...errors);

/** As whom a caller says something of an agreement. */
export function noterOf(role: Role): FollowUpNoter {
  if (role === 'DESK') return 'REGION';
  return role === 'EMPLOYER' || role === 'ORGANISER' ? role : 'LIAISON';
}

const isRefusal = (change: FollowUpChange): change is readonly UserError[] => Array.isArray(change);

function refuse(agreement: FollowUpAgreement | null, ...errors: readonly UserError[]): FollowUpAnswer {
  const isConflict = errors.some(({ __typename }) => __typename === 'StateConflict');
  return { followUpAgreement: isConflict ? agreement : null, errors };
}

function conflictOf({ withdrawnOn, revision }: FollowUpAgreement, expected: number): UserError | null {
  if (withdrawnOn !== null) return stateConflict(['input', 'id'], 'WITHDRAWN');
  if (revision === expected) return null;
  return stateConflict(['input', 'expectedRevision'], `REVISION_${revision}`);
}
