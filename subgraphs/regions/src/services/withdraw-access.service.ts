import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  writeAudit,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import { AccessGrant } from '../entities';
import { setWithdrawn } from '../repositories/access-grant.repository';

/** The grant to withdraw. */
export interface WithdrawAccessInput {
  readonly grantId: string;
}

/** Withdraws a grant by compare-and-set: whoever comes second is told that it is withdrawn. */
export async function withdrawAccess(
  context: RegionsContext,
  { grantId }: WithdrawAccessInput,
): Promise<Outcome<AccessGrant>> {
  requireRole(context.caller, 'ADMIN');
  if (!isUuid(grantId)) return refused(referenceUnknown('input', 'grantId'));
  return context.database.transaction(async (manager) => {
    const isChanged = await setWithdrawn(manager, grantId, context.clock.now());
    const grant = await manager.findOneBy(AccessGrant, { id: grantId });
    if (!grant) return refused(referenceUnknown('input', 'grantId'));
    if (!isChanged) return refused(stateConflict(['input', 'grantId'], 'WITHDRAWN'));
    await writeAudit(manager, context, {
      action: 'withdrawAccess',
      objectIds: [grant.id],
      purpose: 'end the access of an organisation',
      deskId: grant.deskId,
    });
    return done(grant);
  });
}
