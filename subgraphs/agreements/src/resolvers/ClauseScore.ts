import type { ClauseScore as ScoreRow } from '../entities';

export const ClauseScore = {
  side: ({ regionCode }: ScoreRow) => (regionCode === null ? 'EMPLOYER' : 'REGION'),
  region: ({ regionCode }: ScoreRow) => regionCode && { code: regionCode },
  revision: ({ number }: ScoreRow) => number,
};
