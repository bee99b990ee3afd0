import type { Job } from '@banenbrug/service-common';
import { runRetention } from './run-retention';

/** Withdraws profiles after their end date and deletes the details of introductions that ended 28 days ago. */
export const retention: Job = { name: 'retention', everyMinutes: 60, run: runRetention };
