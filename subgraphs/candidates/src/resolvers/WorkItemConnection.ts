import type { CountedConnection } from '@banenbrug/service-common';
import { countOfPages, Headcount, type PageableCount } from '../services/people-count.service';
import type { WorkItem } from '../services/work-list.service';

export const WorkItemConnection = {
  totalCount: async ({ countAll }: CountedConnection<WorkItem>): Promise<PageableCount> =>
    countOfPages(Headcount.of(await countAll())),
};
