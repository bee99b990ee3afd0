import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import { Desk } from '../entities';
import { setClosed } from '../repositories/desk.repository';

/** The desk to close. */
export interface CloseDeskInput {
  readonly deskId: string;
}

/** Closes a desk by compare-and-set: whoever comes second is told that it is closed. Its row stays: others hold its id. */
export async function closeDesk(context: RegionsContext, { deskId }: CloseDeskInput): Promise<Outcome<Desk>> {
  requireRole(context.caller, 'ADMIN');
  if (!isUuid(deskId)) return refused(referenceUnknown('input', 'deskId'));
  return context.database.transaction(async (manager) => {
    const isChanged = await setClosed(manager, deskId, today(context.clock));
    const desk = await manager.findOneBy(Desk, { id: deskId });
    if (!desk) return refused(referenceUnknown('input', 'deskId'));
    if (!isChanged) return refused(stateConflict(['input', 'deskId'], 'CLOSED'));
    await writeAudit(manager, context, {
      action: 'closeDesk',
      objectIds: [desk.id],
      purpose: 'close a desk',
      deskId: desk.id,
    });
    return done(desk);
  });
}
