import type { UnmetDemand as CountedDemand } from '../services/unmet-demand.service';

export const UnmetDemand = {
  regions: ({ regions }: CountedDemand) => regions.map((code) => ({ code })),
};
