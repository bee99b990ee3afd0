import {
  checkText,
  createOnce,
  done,
  idempotencyKeyReused,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  revisionConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { SavedSearch } from '../entities';
import {
  countToSave,
  maximumPerOwner,
  lockSavedSearch,
  type SearchOwner,
} from '../repositories/saved-search.repository';
import type { CandidateCriteriaInput } from './candidate-criteria.service';
import { checkCriteria, storedCriteria } from './saved-criteria.service';
import { searchOwnerOf } from './saved-search.service';

/** A search to save. */
export interface SaveSearchInput {
  readonly idempotencyKey?: string | null;
  readonly name: string;
  readonly criteria: CandidateCriteriaInput;
}

/** What to change of a saved search; what is absent or null stays. */
export interface ChangeSavedSearchInput {
  readonly savedSearchId: string;
  /** The revision that was read: another means that somebody else has changed it since. */
  readonly expectedRevision: number;
  readonly name?: string | null;
  readonly criteria?: CandidateCriteriaInput | null;
}

/** Which saved search to delete. */
export type DeleteSavedSearchInput = Pick<ChangeSavedSearchInput, 'savedSearchId'>;

const checkName = (name: string) => checkText(name, ['input', 'name'], { maximum: 120, required: true });

/** Saves a search for the caller's organisation. */
export async function saveSearch(
  context: CandidatesContext,
  input: SaveSearchInput,
): Promise<Outcome<SavedSearch>> {
  const owner = searchOwnerOf(context.caller);
  const invalid = refusal<SavedSearch>([...checkName(input.name), ...checkCriteria(input.criteria)]);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'saveSearch', input },
      (id) => store(manager, context, owner, input, id),
      // It may have been deleted since, and the same person may speak for another organisation now.
      async (id) => {
        const earlier = await manager.findOneBy(SavedSearch, { ...owner, id });
        return earlier ? done(earlier) : refused(idempotencyKeyReused());
      },
    ),
  );
}

async function store(
  manager: EntityManager,
  context: CandidatesContext,
  owner: SearchOwner,
  { name, criteria }: SaveSearchInput,
  id: string,
): Promise<Outcome<SavedSearch>> {
  if ((await countToSave(manager, owner)) >= maximumPerOwner) {
    return refused(invalidValue(['input'], 'OUT_OF_RANGE', { maximum: maximumPerOwner }));
  }
  const saved: SavedSearch = {
    id,
    ...owner,
    name: name.trim(),
    criteria: storedCriteria(criteria),
    createdOn: today(context.clock),
    createdBy: context.caller.subject,
    revision: 1,
  };
  await manager.insert(SavedSearch, saved);
  await writeAudit(manager, context, {
    action: 'saveSearch',
    objectIds: [id],
    purpose: 'keep a search for candidates',
  });
  return done(saved);
}

/** Changes the name or the criteria of a saved search of the caller's organisation. */
export async function changeSavedSearch(
  context: CandidatesContext,
  { savedSearchId, expectedRevision, name, criteria }: ChangeSavedSearchInput,
): Promise<Outcome<SavedSearch>> {
  searchOwnerOf(context.caller);
  const invalid = refusal<SavedSearch>([
    ...(name == null ? [] : checkName(name)),
    ...(criteria == null ? [] : checkCriteria(criteria)),
  ]);
  if (invalid) return invalid;
  return withOwn(context, savedSearchId, async (manager, saved) => {
    const conflict = revisionConflict(expectedRevision, saved.revision);
    if (conflict) return refusedBeside(saved, conflict);
    const change = {
      name: name?.trim() ?? saved.name,
      criteria: criteria == null ? saved.criteria : storedCriteria(criteria),
      revision: saved.revision + 1,
    };
    await manager.update(SavedSearch, { id: saved.id }, change);
    await writeAudit(manager, context, {
      action: 'changeSavedSearch',
      objectIds: [saved.id],
      purpose: 'change a kept search for candidates',
    });
    return done(await manager.findOneByOrFail(SavedSearch, { id: saved.id }));
  });
}

/** Deletes a saved search of the caller's organisation; answers it as it was. */
export function deleteSavedSearch(
  context: CandidatesContext,
  { savedSearchId }: DeleteSavedSearchInput,
): Promise<Outcome<SavedSearch>> {
  return withOwn(context, savedSearchId, async (manager, saved) => {
    await manager.delete(SavedSearch, { id: saved.id });
    await writeAudit(manager, context, {
      action: 'deleteSavedSearch',
      objectIds: [saved.id],
      purpose: 'stop keeping a search for candidates',
    });
    return done(saved);
  });
}

/** Does something with a saved search that is locked meanwhile; another organisation's is unknown. */
async function withOwn(
  context: CandidatesContext,
  savedSearchId: string,
  work: (manager: EntityManager, saved: SavedSearch) => Promise<Outcome<SavedSearch>>,
): Promise<Outcome<SavedSearch>> {
  const owner = searchOwnerOf(context.caller);
  const unknown = refused<SavedSearch>(referenceUnknown('input', 'savedSearchId'));
  if (!isUuid(savedSearchId)) return unknown;
  return context.database.transaction(async (manager) => {
    const saved = await lockSavedSearch(manager, owner, savedSearchId);
    return saved ? work(manager, saved) : unknown;
  });
}
