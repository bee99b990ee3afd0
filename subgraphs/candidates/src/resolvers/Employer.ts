import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { listIntroductions } from '../services/list-introductions.service';

type Reference = { readonly id: string };

/** Another subgraph's: the key is all there is to it here. */
export const Employer = {
  __resolveReference: async ({ id }: Reference) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  introductions: ({ id }: Reference, paging: ConnectionArguments, context: CandidatesContext) =>
    listIntroductions(context, 'employer', id, paging),
};
