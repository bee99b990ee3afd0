/** The hours per week of one job, by which jobs are counted (domain rule 11). */
const hoursPerJob = 25.5;

/**
 * Jobs of so many hundredths of an hour per week in all, with two decimals. Of a total it is counted from the sum of the
 * hours, never from rounded parts.
 */
export function jobsEquivalent(hoursHundredths: number): number {
  return Math.round(hoursHundredths / hoursPerJob) / 100;
}
