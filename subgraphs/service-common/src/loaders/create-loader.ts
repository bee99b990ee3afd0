import DataLoader from 'dataloader';
import { isUuid } from '../ids';

/** Keys per statement; more are split. Well under PostgreSQL's limits, well over any page. */
const maxBatchSize = 1000;

/**
 * A loader of one value per key, made per request. `batch` answers rows in any order; a key without a row is
 * null, never an error, so that a dangling reference costs its own field only.
 */
export function createLoader<V extends object>(
  name: string,
  batch: (keys: readonly string[]) => Promise<readonly V[]>,
  keyOf: (value: V) => string,
): DataLoader<string, V | null> {
  return new DataLoader(
    async (keys) => {
      const byKey = new Map((await batch(keys)).map((value) => [keyOf(value), value]));
      return keys.map((key) => byKey.get(key) ?? null);
    },
    { name, maxBatchSize },
  );
}

/** The same for ids: a malformed one is null and never reaches SQL, where it would fail the whole batch. */
export function createByIdLoader<V extends { id: string }>(
  name: string,
  batch: (ids: readonly string[]) => Promise<readonly V[]>,
): DataLoader<string, V | null> {
  return createLoader<V>(
    name,
    async (keys) => {
      const ids = keys.filter(isUuid).map((id) => id.toLowerCase());
      return ids.length === 0 ? [] : batch(ids);
    },
    ({ id }) => id,
  );
}

/** A loader of a short, closed list per key (a desk's regions, a region's desks); keys without rows get []. */
export function createListLoader<V extends object>(
  name: string,
  batch: (keys: readonly string[]) => Promise<readonly V[]>,
  keyOf: (value: V) => string,
): DataLoader<string, readonly V[]> {
  return new DataLoader<string, readonly V[]>(
    async (keys) => {
      const lists = new Map<string, V[]>(keys.map((key) => [key, []]));
      for (const value of await batch(keys)) lists.get(keyOf(value))?.push(value);
      return keys.map((key) => lists.get(key) ?? []);
    },
    { name, maxBatchSize },
  );
}
