import DataLoader from 'dataloader';
import { isUuid } from '../ids';
import { isStorableText } from '../storable-text';

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
  return new DataLoader(valuePerKey(batch, keyOf, isStorableText), { name, maxBatchSize });
}

/**
 * The same for ids, in either case: a malformed one is null and never reaches SQL, where it would fail the whole
 * batch.
 */
export function createByIdLoader<V extends { id: string }>(
  name: string,
  batch: (ids: readonly string[]) => Promise<readonly V[]>,
): DataLoader<string, V | null> {
  const byId = valuePerKey(batch, ({ id }) => id.toLowerCase(), isUuid);
  return new DataLoader((ids) => byId(ids.map(lowerCase)), { name, maxBatchSize, cacheKeyFn: lowerCase });
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
      const usable = keys.filter(isStorableText);
      if (usable.length > 0) {
        for (const value of await batch(usable)) lists.get(keyOf(value))?.push(value);
      }
      return keys.map((key) => lists.get(key) ?? []);
    },
    { name, maxBatchSize },
  );
}

const lowerCase = (id: string): string => id.toLowerCase();

function valuePerKey<V extends object>(
  batch: (keys: readonly string[]) => Promise<readonly V[]>,
  keyOf: (value: V) => string,
  isUsable: (key: string) => boolean,
): (keys: readonly string[]) => Promise<(V | null)[]> {
  return async (keys) => {
    const usable = keys.filter(isUsable);
    const values = usable.length === 0 ? [] : await batch(usable);
    const byKey = new Map(values.map((value) => [keyOf(value), value]));
    return keys.map((key) => byKey.get(key) ?? null);
  };
}
