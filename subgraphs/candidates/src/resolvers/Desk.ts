import { isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { IntroductionListArguments } from '../loaders/introductions-below.loader';
import { requireOwnDesk, requireProfileReader } from '../services/candidate-access.service';
import { settingsOf } from '../services/notification-settings.service';
import { type WorkListArguments, workListOf } from '../services/work-list.service';

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
  introductions: (
    { id }: DeskStub,
    { filter, ...paging }: IntroductionListArguments,
    { caller, loaders }: CandidatesContext,
  ) => {
    requireOwnDesk(caller, id);
    return loaders.introductionsOfDesk(filter?.state ?? null, filter?.only ?? null).load(id, paging);
  },
  notifications: async ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return settingsOf(await loaders.notificationsOffOfDesk.load(id));
  },
  workList: ({ id }: DeskStub, asked: WorkListArguments, context: CandidatesContext) =>
    workListOf(context, id, asked),
};
