import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireOwnDesk, requireProfileReader } from '../services/candidate-access.service';

type Reference = { readonly id: string };

/** Another subgraph's: the key is all there is to it here. */
export const Desk = {
  __resolveReference: async ({ id }: Reference) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  candidatePools: ({ id }: Reference, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireProfileReader(caller);
    return loaders.poolsByDeskId.load(id);
  },
  introductions: ({ id }: Reference, paging: ConnectionArguments, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.introductionsOfDesk.load(id, paging);
  },
};
