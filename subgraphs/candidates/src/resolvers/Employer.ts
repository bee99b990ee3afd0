import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
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
    paging: ConnectionArguments,
    { caller, loaders }: CandidatesContext,
  ) => {
    requireOwnEmployer(caller, id);
    return loaders.introductionsOfEmployer.load(id, paging);
  },
  notifications: async ({ id }: EmployerStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnEmployer(caller, id);
    return settingsOf(await loaders.notificationsOffOfEmployer.load(id));
  },
};
