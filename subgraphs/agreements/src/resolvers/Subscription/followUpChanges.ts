import type { AgreementsContext } from '../../context';
import type { SessionChange } from '../../repositories/session-change.repository';
import { type FollowSession, followSession } from '../../services/following/follow-session.service';

export const followUpChanges = {
  subscribe: (_: unknown, wanted: FollowSession, context: AgreementsContext) =>
    followSession(context, wanted),
  resolve: (change: SessionChange) => change,
};
