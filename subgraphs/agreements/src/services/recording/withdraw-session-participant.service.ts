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
import { IsNull } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { FollowUpAgreement, SessionParticipant } from '../../entities';
import { lockOpenSession } from './open-session.service';

/** A participant to take out. */
export interface WithdrawSessionParticipantInput {
  readonly participantId: string;
}

/**
 * Takes an organisation out of a session that is not over, and answers what it was: it did not come, or was added by
 * mistake. An employer that agreed on something there stays.
 */
export async function withdrawSessionParticipant(
  context: AgreementsContext,
  { participantId }: WithdrawSessionParticipantInput,
): Promise<Outcome<SessionParticipant>> {
  requireRole(context.caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const path = ['input', 'participantId'];
  if (!isUuid(participantId)) return refused(referenceUnknown(...path));
  return context.database.transaction(async (manager) => {
    const participant = await manager.findOneBy(SessionParticipant, { id: participantId });
    if (!participant) return refused(referenceUnknown(...path));
    const { id, sessionId, employerId } = participant;
    const session = await lockOpenSession(manager, context.caller, sessionId, path);
    if (session.value === null) return refused(...session.errors);
    const hasAgreed =
      employerId !== null &&
      (await manager.existsBy(FollowUpAgreement, { sessionId, employerId, withdrawnOn: IsNull() }));
    if (hasAgreed) return refused(stateConflict(path, 'HAS_AGREEMENTS'));
    const { affected } = await manager.delete(SessionParticipant, { id });
    if (affected === 0) return refused(referenceUnknown(...path));
    await writeAudit(manager, context, {
      action: 'withdrawSessionParticipant',
      objectIds: [sessionId, id],
      purpose: 'correct who takes part in a dialogue session',
    });
    return done(participant);
  });
}
