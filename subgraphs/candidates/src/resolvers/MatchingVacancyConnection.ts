import type { CandidatesContext } from '../context';
import { explain, judgedFields } from '../matching';
import { fitsOf, type MatchingVacancies, workplaceOf } from '../services/matching-vacancies.service';

const stub = ({ vacancyId }: { readonly vacancyId: string }) => ({ id: vacancyId });

/** Each field reads what it needs with a statement of its own, for all profiles of the operation at once. */
export const MatchingVacancyConnection = {
  edges: async (found: MatchingVacancies, _: unknown, context: CandidatesContext) => {
    const { edges } = await fitsOf(context, found);
    return edges.map(({ cursor, node }) => ({
      cursor,
      node: stub(node),
      explanation: explain(node.question, found.profile, context.language),
      workplace: workplaceOf(node),
    }));
  },
  nodes: async (found: MatchingVacancies, _: unknown, context: CandidatesContext) =>
    (await fitsOf(context, found)).nodes.map(stub),
  pageInfo: async (found: MatchingVacancies, _: unknown, context: CandidatesContext) =>
    (await fitsOf(context, found)).pageInfo,
  totalCount: async ({ profile }: MatchingVacancies, _: unknown, { loaders }: CandidatesContext) =>
    (await loaders.vacancyFits.counts.load(profile.id))?.fits ?? 0,
  leftOut: async ({ profile }: MatchingVacancies, _: unknown, { loaders }: CandidatesContext) => {
    const counts = await loaders.vacancyFits.counts.load(profile.id);
    const byField = judgedFields.map((field) => ({
      field,
      vacancyCount: counts?.leftOutByField.get(field) ?? 0,
    }));
    return {
      total: counts?.leftOut ?? 0,
      byField: byField.filter(({ vacancyCount }) => vacancyCount > 0),
    };
  },
};
