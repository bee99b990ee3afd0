import { addDays } from './clock';

/** Days for which the details of a desk or of a contact person count as verified. */
const detailsLifetimeDays = 180;

/** The day (YYYY-MM-DD) before which details were last verified that must be verified again today. */
export const staleBefore = (today: string): string => addDays(today, -detailsLifetimeDays);

/**
 * Whether the details of a desk or of a contact person, last verified on a day, must be verified again today (both
 * YYYY-MM-DD): not before the 181st day.
 */
export function isVerificationStale(verifiedOn: string, today: string): boolean {
  return verifiedOn < staleBefore(today);
}
