import DataLoader from 'dataloader';
import { isStorableText } from '../storable-text';

/** A thing as it was, is or will be on a day (YYYY-MM-DD). */
export interface DatedKey {
  readonly key: string;
  readonly on: string;
}

const cacheKeyFn = ({ key, on }: DatedKey): string => `${on} ${key}`;

/**
 * A loader of the rows per key on a day. Keys of one day, as all parents of one field ask, share one statement.
 */
export function createDatedListLoader<V extends object>(
  name: string,
  batch: (keys: readonly string[], on: string) => Promise<readonly V[]>,
  keyOf: (value: V) => string,
): DataLoader<DatedKey, readonly V[], string> {
  return new DataLoader<DatedKey, readonly V[], string>(
    async (keys) => {
      const lists = new Map<string, V[]>();
      for (const [on, group] of byDay(keys.filter(({ key }) => isStorableText(key)))) {
        for (const value of await batch(group, on)) {
          const place = cacheKeyFn({ key: keyOf(value), on });
          const list = lists.get(place);
          if (list) list.push(value);
          else lists.set(place, [value]);
        }
      }
      return keys.map((key) => lists.get(cacheKeyFn(key)) ?? []);
    },
    { name, maxBatchSize: 1000, cacheKeyFn },
  );
}

function byDay(keys: readonly DatedKey[]): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const { key, on } of keys) {
    const group = days.get(on);
    if (group) group.push(key);
    else days.set(on, [key]);
  }
  return days;
}
