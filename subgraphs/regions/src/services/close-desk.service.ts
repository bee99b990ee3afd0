import {
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { Desk } from '../entities';
import { inheritFirstContact, lockDesks, servesRegionsOf } from '../repositories/desk.repository';
import { firstContactKinds } from './register-desk.service';

/** The desk to close, and the one that goes on with its work. */
export interface CloseDeskInput {
  readonly deskId: string;
  readonly successorId?: string | null;
}

/**
 * Closes a desk today; of two who do it at once the second is told that it is closed. Its row stays: others hold its
 * id. Its successor, if it has one, is open and serves all of its regions: what it published goes to that desk.
 */
export async function closeDesk(
  context: RegionsContext,
  { deskId, successorId = null }: CloseDeskInput,
): Promise<Outcome<Desk>> {
  requireRole(context.caller, 'ADMIN');
  if (!isUuid(deskId)) return refused(referenceUnknown('input', 'deskId'));
  if (successorId !== null && !isUuid(successorId)) return refused(referenceUnknown('input', 'successorId'));
  const day = today(context.clock);
  return context.database.transaction(async (manager) => {
    const ids = [deskId, successorId].flatMap((id) => id?.toLowerCase() ?? []);
    const desks = await lockDesks(manager, ids);
    const desk = desks.find(({ id }) => id === ids[0]);
    if (!desk) return refused(referenceUnknown('input', 'deskId'));
    if (desk.closedOn !== null) return refused(stateConflict(['input', 'deskId'], 'CLOSED'));
    const successor = successorId === null ? null : (desks.find(({ id }) => id === ids[1]) ?? undefined);
    const refusal = successor === null ? null : await refusalOf(manager, desk, successor, day);
    if (refusal) return refused(refusal);
    const closed = { closedOn: day, succeededBy: successor?.id ?? null };
    await manager.update(Desk, { id: desk.id }, closed);
    if (successor && firstContactKinds.has(successor.kind)) {
      await inheritFirstContact(manager, desk.id, successor.id, day);
    }
    await writeAudit(manager, context, {
      action: 'closeDesk',
      objectIds: successor ? [desk.id, successor.id] : [desk.id],
      purpose: 'close a desk',
      deskId: desk.id,
    });
    return done(Object.assign(desk, closed));
  });
}

/** Why a desk cannot go on with the work of another; null when it can. */
async function refusalOf(
  manager: EntityManager,
  desk: Desk,
  successor: Desk | undefined,
  day: string,
): Promise<UserError | null> {
  const path = ['input', 'successorId'];
  if (!successor || successor.id === desk.id) return referenceUnknown(...path);
  if (successor.closedOn !== null && successor.closedOn <= day) return stateConflict(path, 'CLOSED');
  return (await servesRegionsOf(manager, successor.id, desk.id))
    ? null
    : invalidValue(path, 'NOT_APPLICABLE');
}
