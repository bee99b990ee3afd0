import { type ConnectionArguments, denyUnlessSignedIn, HubError } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import type { FollowUpCategory, DialogueSession as SessionRow, SessionFeedbackKind } from '../entities';
import { readSessionReport } from '../services/reports/read-session-report.service';
import { looksAfter, readsFeedback } from '../services/reading-scope.service';
import { changeCursor } from '../services/following/change-cursor.service';
import { encountersOf } from '../services/reports/encounters.service';

interface FollowUpArguments extends ConnectionArguments {
  readonly category?: FollowUpCategory | null;
  readonly region?: string | null;
}

export const DialogueSession = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.dialogueSessionById.load(id),
  place: ({ municipalityCode }: SessionRow) => municipalityCode && { code: municipalityCode },
  parts: ({ id }: SessionRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.partsBySessionId.load(id),
  participants: ({ id }: SessionRow, _: unknown, { caller, loaders }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return loaders.participantsBySessionId.load(id);
  },
  joinCodes: ({ id }: SessionRow, _: unknown, { caller, loaders }: AgreementsContext) => {
    if (!looksAfter(caller)) throw new HubError('FORBIDDEN');
    return loaders.joinCodesBySessionId.load(id);
  },
  counts: ({ id }: SessionRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.countsBySessionId.load(id),
  followUps: (
    { id }: SessionRow,
    { category = null, region = null, ...paging }: FollowUpArguments,
    { caller, loaders }: AgreementsContext,
  ) => {
    denyUnlessSignedIn(caller);
    return loaders.followUpsOfSession(category, region).load(id, paging);
  },
  report: (session: SessionRow, { asOf = null }: { asOf?: string | null }, context: AgreementsContext) =>
    readSessionReport(context, session, asOf),
  encounters: async (
    session: SessionRow,
    { asOf = null }: { asOf?: string | null },
    context: AgreementsContext,
  ) => {
    const report = await readSessionReport(context, session, asOf);
    return report && encountersOf(report.facts);
  },
  feedback: (
    session: SessionRow,
    { kind = null, ...paging }: ConnectionArguments & { kind?: SessionFeedbackKind | null },
    { caller, loaders }: AgreementsContext,
  ) => (readsFeedback(caller, session) ? loaders.feedbackOfSession(kind).load(session.id, paging) : null),
  evaluations: (session: SessionRow, _: unknown, { caller, loaders }: AgreementsContext) =>
    readsFeedback(caller, session) ? loaders.evaluationsBySessionId.load(session.id) : null,
  changesCursor: ({ id, eventNumber }: SessionRow, _: unknown, { caller }: AgreementsContext) => {
    denyUnlessSignedIn(caller);
    return changeCursor(id, eventNumber);
  },
};
