import {
  type Caller,
  isUuid,
  revisionConflict,
  stateConflict,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DialogueSession, type FollowUpAgreement, type FollowUpEntry } from '../../entities';
import { findEntry } from '../../repositories/follow-up-entry.repository';
import { lockFollowUp } from '../../repositories/lock-follow-up.repository';

/** An entry and the agreement that it was in, held after its session. */
export interface HeldEntry {
  readonly entry: FollowUpEntry;
  readonly agreement: FollowUpAgreement;
}

/** Finds an entry of an agreement that the caller may see, and holds both; null when there is none. */
export async function lockEntry(
  manager: EntityManager,
  caller: Caller,
  id: string,
): Promise<HeldEntry | null> {
  const known = isUuid(id) ? await findEntry(manager, id) : null;
  const agreement = known && (await lockFollowUp(manager, caller, known.followUpAgreementId));
  const entry = agreement && (await findEntry(manager, known.id));
  return entry && { entry, agreement };
}

/** What stands against taking an entry out of the agreement that it was in. */
export function whyNotTakenOut({ entry, agreement }: HeldEntry): UserError[] {
  const path = ['input', 'entryId'];
  if (entry.withdrawnAt !== null) return [stateConflict(path, 'WITHDRAWN')];
  return entry.followUpAgreementId === agreement.id ? [] : [stateConflict(path, 'MOVED')];
}

/**
 * What stands against making an agreement of other entries: it was withdrawn, somebody changed it since it was read, it has
 * gone further than being confirmed (what was done then was done on these words), or the report of its session is out.
 */
export async function whyNotRemade(
  manager: EntityManager,
  agreement: FollowUpAgreement,
  expected: { readonly revision: number; readonly field: string },
): Promise<UserError[]> {
  const path = ['input', expected.field];
  if (agreement.withdrawnOn !== null) return [stateConflict(path, 'WITHDRAWN')];
  const conflict = revisionConflict(expected.revision, agreement.revision, expected.field);
  if (conflict) return [conflict];
  if (agreement.status !== 'OPEN' && agreement.status !== 'CONFIRMED') {
    return [stateConflict(path, agreement.status)];
  }
  const { sessionId } = agreement;
  const session = sessionId === null ? null : await manager.findOneBy(DialogueSession, { id: sessionId });
  return session?.state === 'REPORTED' ? [stateConflict(path, 'REPORTED')] : [];
}
