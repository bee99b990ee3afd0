/** How a profile stands to a criterion: true meets it, false misses it, null is unknown, as in SQL. */
export type Verdict = boolean | null;

/** SQL's AND: one miss is a miss, whatever else is unknown. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

/** Whether a number is at most a bound; unknown when either is. */
export const atMost = (value: number | null, bound: number | null): Verdict =>
  value === null || bound === null ? null : value <= bound;
