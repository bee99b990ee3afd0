import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  writeAudit,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { SessionJoinCode } from '../../entities';
import { lockWritableSession } from '../../repositories/dialogue-session.repository';
import { findJoinCode, revokeJoinCode } from '../../repositories/session-join-code.repository';

/** A join code to end. */
export interface RevokeSessionJoinCodeInput {
  readonly joinCodeId: string;
}

/** Ends a code at once: what a table sends after it is refused. Ending it again changes nothing. */
export async function revokeSessionJoinCode(
  context: AgreementsContext,
  { joinCodeId }: RevokeSessionJoinCodeInput,
): Promise<Outcome<SessionJoinCode>> {
  const { caller, clock } = context;
  requireRole(caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const unknown = referenceUnknown('input', 'joinCodeId');
  if (!isUuid(joinCodeId)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const known = await findJoinCode(manager, joinCodeId);
    const session = known && (await lockWritableSession(manager, caller, known.sessionId));
    if (!session) return refused(unknown);
    if (await revokeJoinCode(manager, joinCodeId, clock.now())) {
      await writeAudit(manager, context, {
        action: 'revokeSessionJoinCode',
        objectIds: [session.id, known.id],
        purpose: 'end what a table of a dialogue session may record',
      });
    }
    return done(await manager.findOneByOrFail(SessionJoinCode, { id: known.id }));
  });
}
