import type { Clause } from '../clauses';

/** A clause says its own type; its descriptor gave it all its fields. */
export const ArrangementClause = { __resolveType: ({ __typename }: Clause) => __typename };
