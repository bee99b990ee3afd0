import type { AgreementsContext } from '../context';
import type { SessionChange } from '../repositories/session-change.repository';
import { changeCursor } from '../services/following/change-cursor.service';

export const FollowUpChange = {
  cursor: ({ sessionId, number }: SessionChange) => changeCursor(sessionId, number),
  followUpAgreement: async (
    { followUpAgreementId, kind }: SessionChange,
    _: unknown,
    { loaders }: AgreementsContext,
  ) => {
    if (kind === 'WITHDRAWN') return null;
    const agreement = await loaders.followUpById.load(followUpAgreementId);
    // Withdrawn since: the change that says so is still to come.
    return agreement?.withdrawnOn == null ? agreement : null;
  },
  regionCounts: ({ sessionId }: SessionChange, _: unknown, { loaders }: AgreementsContext) =>
    loaders.regionCountsBySessionId.load(sessionId),
  session: ({ sessionId }: SessionChange, _: unknown, { loaders }: AgreementsContext) =>
    loaders.dialogueSessionById.load(sessionId),
};
