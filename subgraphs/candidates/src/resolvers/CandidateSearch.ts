import { today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { canBeUnknown, explain, hitsOf, type MatchAnswer, requiredFields } from '../matching';
import {
  countInRegions,
  countOfPages,
  Headcount,
  type PageableCount,
  totalInRegions,
} from '../services/people-count.service';

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
  totalCount: async ({ matching, key }: MatchAnswer): Promise<PageableCount> => {
    const regions = await matching.regionHits.load(key);
    return countOfPages(regions.reduce((all, { hits }) => all.plus(hits), Headcount.none));
  },
  isTotalEstimated: async ({ matching, key }: MatchAnswer) =>
    (await matching.regionHits.load(key)).some(({ isEstimate }) => isEstimate),
  byRegion: async ({ matching, key }: MatchAnswer) =>
    (await matching.regionHits.load(key)).map(({ regionCode, hits, isEstimate }) => ({
      region: { code: regionCode },
      count: countOfPages(hits),
      isEstimate,
    })),
  leftOut: async ({ matching, key, question }: MatchAnswer, _: unknown, { caller }: CandidatesContext) => {
    const leftOut = await matching.leftOut.load(key);
    const byField = requiredFields(question)
      .filter(canBeUnknown)
      .map((field) => ({ field, people: leftOut?.byField.get(field) ?? Headcount.none }));
    const parts = byField.map(({ people }) => people);
    return {
      total: totalInRegions(caller, question.regions, leftOut?.total ?? Headcount.none, parts),
      isEstimate: leftOut?.isEstimate ?? false,
      byField: byField.map(({ field, people }) => ({
        field,
        count: countInRegions(caller, question.regions, people),
      })),
    };
  },
  staleCount: async ({ matching, key, question }: MatchAnswer, _: unknown, { caller }: CandidatesContext) => {
    const stale = await matching.staleHits.load(key);
    return countInRegions(caller, question.regions, stale?.hits ?? Headcount.none);
  },
  isStaleCountEstimated: async ({ matching, key }: MatchAnswer) =>
    (await matching.staleHits.load(key))?.isEstimate ?? false,
};
