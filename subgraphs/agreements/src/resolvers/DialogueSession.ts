import { type ConnectionArguments, denyUnlessSignedIn, HubError } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import type { FollowUpCategory, DialogueSession as SessionRow } from '../entities';
import { looksAfter } from '../services/reading-scope.service';

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
};
