import type { CandidatesContext } from '../context';
import type { IntroductionSide } from '../repositories/introduction-visibility';

/** Counting is a statement of its own, run only when it is asked for. */
export const IntroductionConnection = {
  totalCount: async (
    { side, id }: { side: IntroductionSide; id: string },
    _: unknown,
    { loaders }: CandidatesContext,
  ) => (await loaders.introductionTotalBySide[side].load(id))?.total ?? 0,
};
