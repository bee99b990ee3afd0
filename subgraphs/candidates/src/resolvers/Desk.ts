import { type AskedMonths, type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { IntroductionListArguments } from '../loaders/introductions-below.loader';
import { requireOwnDesk, requireProfileReader } from '../services/candidate-access.service';
import { readIntroductionResponse } from '../services/introduction-response.service';
import { settingsOf } from '../services/notification-settings.service';
import { askedKinds, type WorkKind } from '../services/work-kind';

/** A desk as another subgraph knows it. */
interface DeskStub {
  readonly id: string;
}

export const Desk = {
  __resolveReference: async ({ id }: DeskStub) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  candidatePools: ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireProfileReader(caller);
    return loaders.poolsByDeskId.load(id);
  },
  imports: ({ id }: DeskStub, paging: ConnectionArguments, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.importsOfDesk.load(id, paging);
  },
  importMappings: ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.importMappingsOfDesk.load(id);
  },
  introductions: (
    { id }: DeskStub,
    { filter, ...paging }: IntroductionListArguments,
    { caller, loaders }: CandidatesContext,
  ) => {
    requireOwnDesk(caller, id);
    return loaders.introductionsOfDesk(filter?.state ?? null, filter?.only ?? null).load(id, paging);
  },
  introductionResponse: ({ id }: DeskStub, asked: AskedMonths, context: CandidatesContext) =>
    readIntroductionResponse(context, id, asked),
  notifications: async ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return settingsOf(await loaders.notificationsOffOfDesk.load(id));
  },
  workList: (
    { id }: DeskStub,
    { kinds, ...paging }: ConnectionArguments & { kinds?: readonly WorkKind[] | null },
    { caller, loaders }: CandidatesContext,
  ) => {
    requireOwnDesk(caller, id);
    return loaders.workListOfDesk(...askedKinds(kinds)).load(id, paging);
  },
};
