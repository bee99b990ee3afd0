import { type JobRunners, openJobRunners as openRunners, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';

export type { JobRunners };

/** On the morning of Monday 15 June 2026, with a mail server that takes everything. */
export const openJobRunners = (hub: TestHub): Promise<JobRunners> => openRunners(hub, candidates);
