import type { SessionMap as MapRow } from '../services/reports/session-map.service';

export const SessionMap = {
  regionsWithoutAny: ({ regions }: MapRow) =>
    regions
      .filter(({ followUpCount }) => followUpCount === 0)
      .map(({ regionCode }) => ({ code: regionCode })),
};

export const RegionOnMap = {
  region: ({ regionCode }: MapRow['regions'][number]) => ({ code: regionCode }),
};
