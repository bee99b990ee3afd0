import type { CountedConnection } from '@banenbrug/service-common';
import { countOfPages, Headcount, type PageableCount } from '../services/people-count.service';
import type { WorkItem } from '../loaders/work-list-of-desk.loader';

export const WorkItemConnection = {
  totalCount: async ({ countAll }: CountedConnection<WorkItem>): Promise<PageableCount> =>
    countOfPages(Headcount.of(await countAll())),
};
