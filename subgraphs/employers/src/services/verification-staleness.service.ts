import { addDays } from '@banenbrug/service-common';

/** Days after which the details of a contact must be confirmed again. */
const contactLifetimeDays = 180;

/** Whether details last verified on a day are too old today. */
export function isVerificationStale(verifiedOn: string, today: string): boolean {
  return addDays(verifiedOn, contactLifetimeDays) < today;
}
