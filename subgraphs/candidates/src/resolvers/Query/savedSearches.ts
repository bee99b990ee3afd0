import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import { listSavedSearches } from '../../services/saved-search.service';

export const savedSearches = (_: unknown, paging: ConnectionArguments, context: CandidatesContext) =>
  listSavedSearches(context, paging);
