import {
  type Caller,
  type ConnectionArguments,
  connectionOf,
  type CountedConnection,
  HubError,
  isUuid,
  pageOf,
  requireRole,
} from '@banenbrug/service-common';
import type { GraphQLSchema } from 'graphql';
import type { CandidatesContext } from '../context';
import { SavedSearch } from '../entities';
import type { MatchAnswer } from '../matching';
import { findSavedSearches, type SearchOwner } from '../repositories/saved-search.repository';
import { searchCandidates } from './candidate-search.service';
import { readStoredCriteria } from './saved-criteria.service';

/** The organisation that the caller speaks for. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
export function searchOwnerOf(caller: Caller): SearchOwner {
  requireRole(caller, 'EMPLOYER', 'DESK');
  const ownerRole = caller.role === 'DESK' ? 'DESK' : 'EMPLOYER';
  const ownerId = ownerRole === 'DESK' ? caller.deskId : caller.employerId;
  if (ownerId === null) throw new HubError('FORBIDDEN');
  return { ownerRole, ownerId: ownerId.toLowerCase() };
}

/** The saved searches of the caller's organisation, the latest first. */
export async function listSavedSearches(
  { caller, database: { manager } }: CandidatesContext,
  paging: ConnectionArguments,
): Promise<CountedConnection<SavedSearch>> {
  const owner = searchOwnerOf(caller);
  const page = pageOf(paging, ['day', 'id']);
  const rows = await findSavedSearches(manager, owner, page);
  return {
    ...connectionOf(rows, page, ({ createdOn, id }) => [createdOn, id]),
    countAll: () => manager.countBy(SavedSearch, owner),
  };
}

/** A saved search of the caller's organisation; null when it has none with this id. */
export async function readSavedSearch(
  { caller, database: { manager } }: CandidatesContext,
  id: string,
): Promise<SavedSearch | null> {
  const owner = searchOwnerOf(caller);
  return isUuid(id) ? manager.findOneBy(SavedSearch, { ...owner, id }) : null;
}

/**
 * Whom a saved search finds today, by the schema of today.
 * @throws HubError SAVED_CRITERIA_INVALID, and as searchCandidates does
 */
export async function runSavedSearch(
  context: CandidatesContext,
  schema: GraphQLSchema,
  { criteria: stored }: SavedSearch,
  newSince: string | null,
  paging: ConnectionArguments,
): Promise<MatchAnswer> {
  const criteria = readStoredCriteria(schema, stored);
  const changedSince = laterOf(criteria.changedSince ?? null, newSince);
  return searchCandidates(context, { ...criteria, changedSince }, paging);
}

/** Both must hold, so the later of two days counts. */
const laterOf = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null && one > other ? one : (other ?? one);
