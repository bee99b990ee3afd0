import { addDays } from '@banenbrug/service-common';

/** Days for which a profile counts as verified (domain rule 4). */
export const profileLifetimeDays = 90;

/** The first day on which a verification is still fresh today; what was verified before it is stale. */
export const freshSince = (today: string): string => addDays(today, -profileLifetimeDays);

/** Whether a profile last verified on a day is stale today. */
export const isProfileStale = (verifiedOn: string, today: string): boolean => verifiedOn < freshSince(today);
