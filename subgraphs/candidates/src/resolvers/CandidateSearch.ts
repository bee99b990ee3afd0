import { exactCount, type PeopleCount, roundedCount, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { askedFields, explain, hitsOf, type MatchAnswer } from '../matching';
import { servesAll } from '../services/candidate-access.service';

/** Whoever cannot page through people sees their number rounded, unless they are its own desk's to know. */
const countFor = ({ caller }: CandidatesContext, { question }: MatchAnswer, n: number): PeopleCount =>
  servesAll(caller, question.regions) ? exactCount(n) : roundedCount(n);

/** Each field reads what it needs with a statement of its own, for all questions of the operation at once. */
export const CandidateSearch = {
  edges: async (answer: MatchAnswer, _: unknown, { clock, language }: CandidatesContext) => {
    const { edges } = await hitsOf(answer, today(clock));
    return edges.map(({ cursor, node }) => ({
      cursor,
      node,
      explanation: explain(answer.question, node, language),
    }));
  },
  nodes: async (answer: MatchAnswer, _: unknown, { clock }: CandidatesContext) =>
    (await hitsOf(answer, today(clock))).nodes,
  pageInfo: async (answer: MatchAnswer, _: unknown, { clock }: CandidatesContext) =>
    (await hitsOf(answer, today(clock))).pageInfo,
  totalCount: async ({ matching, key }: MatchAnswer) =>
    (await matching.regionHits.load(key)).reduce((total, { hits }) => total + hits, 0),
  byRegion: async ({ matching, key }: MatchAnswer) =>
    (await matching.regionHits.load(key)).map(({ regionCode, hits }) => ({
      region: { code: regionCode },
      count: hits,
    })),
  leftOut: async (answer: MatchAnswer, _: unknown, context: CandidatesContext) => {
    const leftOut = await answer.matching.leftOut.load(answer.key);
    return {
      total: countFor(context, answer, leftOut?.total ?? 0),
      byField: askedFields(answer.question).map((field) => ({
        field,
        count: countFor(context, answer, leftOut?.[field] ?? 0),
      })),
    };
  },
  staleCount: async (answer: MatchAnswer, _: unknown, context: CandidatesContext) =>
    countFor(context, answer, (await answer.matching.staleHits.load(answer.key))?.hits ?? 0),
};
