import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { matchVacancy } from '../services/candidate-search.service';

/** A vacancy as another subgraph knows it. */
interface VacancyStub {
  readonly id: string;
}

export const Vacancy = {
  __resolveReference: async ({ id }: VacancyStub) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  matches: ({ id }: VacancyStub, paging: ConnectionArguments, context: CandidatesContext) =>
    matchVacancy(context, id, paging),
};
