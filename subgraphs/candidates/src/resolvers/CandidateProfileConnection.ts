import type { CountedConnection } from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import { countOfPages, Headcount, type PageableCount } from '../services/people-count.service';

export const CandidateProfileConnection = {
  totalCount: async ({ countAll }: CountedConnection<CandidateProfile>): Promise<PageableCount> =>
    countOfPages(Headcount.of(await countAll())),
};
