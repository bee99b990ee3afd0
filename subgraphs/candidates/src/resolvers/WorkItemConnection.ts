import { countOfConnection } from '../services/people-count.service';

export const WorkItemConnection = { totalCount: countOfConnection };
