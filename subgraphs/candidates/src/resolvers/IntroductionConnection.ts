import type { CountedConnection } from '@banenbrug/service-common';
import type { Introduction } from '../entities';
import { countOfPages, Headcount, type PageableCount } from '../services/people-count.service';

export const IntroductionConnection = {
  totalCount: async ({ countAll }: CountedConnection<Introduction>): Promise<PageableCount> =>
    countOfPages(Headcount.of(await countAll())),
};
