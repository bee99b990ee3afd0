import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireOwnEmployer } from '../services/candidate-access.service';

type Reference = { readonly id: string };

/** Another subgraph's: the key is all there is to it here. */
export const Employer = {
  __resolveReference: async ({ id }: Reference) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  introductions: ({ id }: Reference, paging: ConnectionArguments, { caller, loaders }: CandidatesContext) => {
    requireOwnEmployer(caller, id);
    return loaders.introductionsOfEmployer.load(id, paging);
  },
};
