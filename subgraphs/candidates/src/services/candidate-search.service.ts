import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { keyOfQuestion, type MatchAnswer, pageOfMatches } from '../matching';
import { requireProfileReader } from './candidate-access.service';
import { type CandidateCriteriaInput, questionOf } from './candidate-criteria.service';

/**
 * The answer to a search; what of it is asked is read field by field.
 * @throws HubError FORBIDDEN or UNAUTHENTICATED, BAD_USER_INPUT, PAGE_SIZE_OUT_OF_RANGE, CURSOR_INVALID
 */
export async function searchCandidates(
  { caller, clock, loaders }: CandidatesContext,
  criteria: CandidateCriteriaInput,
  paging: ConnectionArguments,
): Promise<MatchAnswer> {
  requireProfileReader(caller);
  const asked = questionOf(criteria);
  // Before the dictionary is read: it grows, and a cursor is to live through that.
  const askedText = keyOfQuestion(asked);
  const page = pageOfMatches(paging, askedText, asked.preferred.length, today(clock));
  const skills =
    asked.skills &&
    (await Promise.all(
      asked.skills.map(async ({ text }) => ({
        text,
        entries: (
          await loaders.skillEntriesByText.load(text)
        ).map((entry) => ({
          id: entry.id,
          text: entry.text,
        })),
      })),
    ));
  const question = { ...asked, skills };
  return { matching: loaders.searchMatching, key: keyOfQuestion(question), asked: askedText, question, page };
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
  const page = pageOfMatches(paging, vacancyId, 0, today(clock));
  const [first] = await loaders.vacancyMatching.page.load({ parent: vacancyId, page });
  if (!first) return null;
  return {
    matching: loaders.vacancyMatching,
    key: vacancyId,
    asked: vacancyId,
    question: first.question,
    page,
  };
}
