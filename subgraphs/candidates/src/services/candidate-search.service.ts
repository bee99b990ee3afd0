import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { keyOfQuestion, type MatchAnswer, pageOfMatches } from '../matching';
import { requireProfileReader } from './candidate-access.service';
import { type CandidateCriteriaInput, questionOf } from './candidate-criteria.service';

/**
 * The answer to a search; what of it is asked is read field by field.
 * @throws HubError FORBIDDEN or UNAUTHENTICATED, BAD_USER_INPUT, PAGE_SIZE_OUT_OF_RANGE, CURSOR_INVALID
 */
export function searchCandidates(
  { caller, clock, loaders }: CandidatesContext,
  criteria: CandidateCriteriaInput,
  paging: ConnectionArguments,
): MatchAnswer {
  requireProfileReader(caller);
  const question = questionOf(criteria);
  const key = keyOfQuestion(question);
  return { matching: loaders.searchMatching, key, question, page: pageOfMatches(paging, key, today(clock)) };
}

/**
 * The matches of a vacancy; null when it is not there, closed, or another employer's.
 * @throws HubError as searchCandidates does
 */
export async function matchVacancy(
  { caller, clock, loaders }: CandidatesContext,
  vacancyId: string,
  paging: ConnectionArguments,
): Promise<MatchAnswer | null> {
  requireProfileReader(caller);
  const page = pageOfMatches(paging, vacancyId, today(clock));
  const [first] = await loaders.vacancyMatching.page.load({ parent: vacancyId, page });
  return first ? { matching: loaders.vacancyMatching, key: vacancyId, question: first.question, page } : null;
}
