import { isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { IntroductionListArguments } from '../loaders/introductions-below.loader';
import { requireOwnEmployer } from '../services/candidate-access.service';
import { settingsOf } from '../services/notification-settings.service';

/** An employer as another subgraph knows it. */
interface EmployerStub {
  readonly id: string;
}

export const Employer = {
  __resolveReference: async ({ id }: EmployerStub) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  introductions: (
    { id }: EmployerStub,
    { filter, ...paging }: IntroductionListArguments,
    { caller, loaders }: CandidatesContext,
  ) => {
    requireOwnEmployer(caller, id);
    return loaders.introductionsOfEmployer(filter?.state ?? null, filter?.only ?? null).load(id, paging);
  },
  notifications: async ({ id }: EmployerStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnEmployer(caller, id);
    return settingsOf(await loaders.notificationsOffOfEmployer.load(id));
  },
};
