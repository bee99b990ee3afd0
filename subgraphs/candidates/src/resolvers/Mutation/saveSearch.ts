import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import * as service from '../../services/save-search.service';

export const saveSearch = (
  _: unknown,
  { input }: { input: service.SaveSearchInput },
  context: CandidatesContext,
) => payloadOf('savedSearch', service.saveSearch(context, input));
