import type { ConnectionArguments } from '@banenbrug/service-common';
import type { GraphQLResolveInfo } from 'graphql';
import type { CandidatesContext } from '../context';
import type { SavedSearch as SavedSearchRow } from '../entities';
import { runSavedSearch } from '../services/saved-search.service';

export const SavedSearch = {
  search: (
    saved: SavedSearchRow,
    { newSince = null, ...paging }: ConnectionArguments & { newSince?: string | null },
    context: CandidatesContext,
    { schema }: GraphQLResolveInfo,
  ) => runSavedSearch(context, schema, saved, newSince, paging),
};
