import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask } from '@banenbrug/testkit';

/** A page of vacancies as a client reads it. */
export interface MatchingVacancies {
  readonly nodes: { id: string }[];
  readonly edges: {
    cursor: string;
    node: { id: string };
    explanation: { criterion: string; verdict: string; text: string }[];
    workplace: { condition: string; verdict: string }[] | null;
  }[];
  readonly totalCount: number;
  readonly leftOut: { total: number; byField: { field: string; vacancyCount: number }[] };
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const everything = `nodes { id } edges { cursor node { id } explanation { criterion verdict text }
  workplace { condition verdict } } totalCount leftOut { total byField { field vacancyCount } }
  pageInfo { hasNextPage endCursor }`;

/** The matching vacancies of profiles, as the gateway would ask them of this subgraph. */
export async function matchingVacancies(
  subgraph: Subgraph,
  profileIds: readonly string[],
  caller: Caller,
  page: { first?: number; after?: string | null } = {},
  fields = everything,
) {
  const { data, errors, statements } = await ask<{
    _entities: ({ matchingVacancies: MatchingVacancies | null } | null)[];
  }>(
    subgraph,
    `query ($of: [_Any!]!, $first: Int, $after: String) { _entities(representations: $of) {
       ... on CandidateProfile { matchingVacancies(first: $first, after: $after) { ${fields} } } } }`,
    { of: profileIds.map((id) => ({ __typename: 'CandidateProfile', id })), ...page },
    { caller },
  );
  return { found: data._entities.map((entity) => entity?.matchingVacancies ?? null), errors, statements };
}
