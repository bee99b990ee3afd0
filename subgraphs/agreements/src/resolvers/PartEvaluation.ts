import type { PartEvaluation as Counted } from '../loaders/session-feedback.loaders';
import { shareOf } from '../services/reports/share';

export const PartEvaluation = {
  worksCount: ({ works, evaluations }: Counted) => (shareOf(works, evaluations).isSuppressed ? null : works),
  doesNotWorkCount: ({ works, evaluations }: Counted) =>
    shareOf(works, evaluations).isSuppressed ? null : evaluations - works,
  worksPercentage: ({ works, evaluations }: Counted) => shareOf(works, evaluations).percentage,
  isSuppressed: ({ works, evaluations }: Counted) => shareOf(works, evaluations).isSuppressed,
};
