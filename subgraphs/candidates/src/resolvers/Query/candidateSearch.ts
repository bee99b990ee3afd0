import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import type { CandidateCriteriaInput } from '../../services/candidate-criteria.service';
import { searchCandidates } from '../../services/candidate-search.service';

export const candidateSearch = (
  _: unknown,
  { criteria, ...paging }: ConnectionArguments & { criteria: CandidateCriteriaInput },
  context: CandidatesContext,
) => searchCandidates(context, criteria, paging);
