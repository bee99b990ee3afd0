/**
 * The latest line of what came of follow-up agreement `f`, as SQL of a lateral table; no row while nothing was told.
 * @param until a condition on its lines, `told`, such as the day until which they count
 */
export const latestResultWhere = (until: string): string =>
  `select * from follow_up_results told
   where told.follow_up_agreement_id = f.id and ${until} order by told.number desc limit 1`;

/** The same, of all that was told. */
export const latestResult = latestResultWhere('true');
