import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/save-search.service';

export const changeSavedSearch = (
  _: unknown,
  { input }: { input: service.ChangeSavedSearchInput },
  context: CandidatesContext,
) => payloadOf('savedSearch', service.changeSavedSearch(context, input));
