import type { Job } from '@banenbrug/service-common';
import { runRetention } from './run-retention';

/**
 * Withdraws profiles after their end date, deletes the details of introductions that ended 28 days ago, and forgets the
 * skills that nobody has any more.
 */
export const retention: Job = { name: 'retention', everyMinutes: 60, run: runRetention };
