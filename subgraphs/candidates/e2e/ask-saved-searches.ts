import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask } from '@banenbrug/testkit';

/** A saved search as a client reads it. */
export interface ReadSearch {
  readonly id: string;
  readonly name: string;
  readonly criteria: Record<string, unknown>;
  readonly createdOn: string;
  readonly revision: number;
}

/** An error of a payload, as a client reads it. */
export interface SearchError {
  readonly __typename: string;
  readonly path: string[];
  readonly reason?: string;
  readonly maximum?: number;
  readonly currentState?: string;
}

/** What came of a mutation. */
export interface Written {
  readonly savedSearch: ReadSearch | null;
  readonly errors: SearchError[];
}

/** The fields of a saved search that the tests read. */
export const searchFields = `id name createdOn revision criteria {
  places regions hoursPerWeek { min max } startMonth workingLevelAtLeast occupations { scheme code } sectors
  skills languages drivingLicences around { municipality place distanceKm } travelMeans changedSince preferred }`;

const errorsOf = {
  saveSearch: '... on InvalidValue { reason maximum }',
  changeSavedSearch: '... on InvalidValue { reason maximum } ... on StateConflict { currentState }',
  deleteSavedSearch: '',
} as const;

/** Does one of the three mutations; null when the caller's role may not. */
export async function writeSearch(
  subgraph: Subgraph,
  mutation: keyof typeof errorsOf,
  input: object,
  caller: Caller,
): Promise<{ written: Written | null; codes: unknown[] }> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await ask<{ written: Written | null } | null>(
    subgraph,
    `mutation ($input: ${type}!) { written: ${mutation}(input: $input) { savedSearch { ${searchFields} }
       errors { __typename ... on UserError { path } ${errorsOf[mutation]} } } }`,
    { input },
    { caller },
  );
  return { written: data?.written ?? null, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

/** Saves a search that must be accepted. */
export async function savedSearch(
  subgraph: Subgraph,
  caller: Caller,
  criteria: object,
  name = 'Order pickers',
): Promise<ReadSearch> {
  const { written } = await writeSearch(subgraph, 'saveSearch', { name, criteria }, caller);
  if (!written?.savedSearch) throw new Error(`Not saved: ${JSON.stringify(written)}`);
  return written.savedSearch;
}
