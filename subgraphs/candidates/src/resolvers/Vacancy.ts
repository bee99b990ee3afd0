import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { matchVacancy } from '../services/candidate-search.service';

type Reference = { readonly id: string };

/** Another subgraph's: the key is all there is to it here. */
export const Vacancy = {
  __resolveReference: async ({ id }: Reference) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  matches: ({ id }: Reference, paging: ConnectionArguments, context: CandidatesContext) =>
    matchVacancy(context, id, paging),
};
