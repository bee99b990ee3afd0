import type { CandidatesContext } from '../../context';
import { readSavedSearch } from '../../services/saved-search.service';

export const savedSearch = (_: unknown, { id }: { id: string }, context: CandidatesContext) =>
  readSavedSearch(context, id);
