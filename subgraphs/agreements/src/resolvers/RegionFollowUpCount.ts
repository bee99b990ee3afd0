import type { RegionFollowUpCount as Row } from '../loaders/region-counts-by-session-id.loader';

export const RegionFollowUpCount = {
  region: ({ regionCode }: Row) => ({ code: regionCode }),
};
