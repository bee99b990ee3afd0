import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/save-search.service';

export const deleteSavedSearch = (
  _: unknown,
  { input }: { input: service.DeleteSavedSearchInput },
  context: CandidatesContext,
) => payloadOf('savedSearch', service.deleteSavedSearch(context, input));
