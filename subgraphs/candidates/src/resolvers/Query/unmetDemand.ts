import type { CandidatesContext } from '../../context';
import { readUnmetDemand } from '../../services/unmet-demand.service';

export const unmetDemand = (
  _: unknown,
  { regions = null }: { regions?: readonly string[] | null },
  context: CandidatesContext,
) => readUnmetDemand(context, regions);
