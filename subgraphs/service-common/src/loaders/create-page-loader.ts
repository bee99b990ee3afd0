import DataLoader from 'dataloader';
import type { Page } from '../graphql/connection';
import { isStorableText } from '../storable-text';

/** One parent's page of a connection. */
export interface PageKey {
  readonly parent: string;
  readonly page: Page;
}

/**
 * A loader of one page per parent. Parents that ask the same page (as all parents of one field do) share one
 * statement; `batch` answers up to `page.first + 1` rows per parent, in order: the extra one tells that more follow.
 */
export function createPageLoader<V extends object>(
  name: string,
  batch: (parents: readonly string[], page: Page) => Promise<readonly V[]>,
  parentOf: (value: V) => string,
): DataLoader<PageKey, readonly V[], string> {
  return new DataLoader<PageKey, readonly V[], string>(
    async (keys) => {
      const rows = new Map<string, V[]>();
      for (const group of groupByPage(keys.filter(({ parent }) => isStorableText(parent)))) {
        const parents = group.map(({ parent }) => parent);
        for (const row of await batch(parents, group[0].page)) {
          const place = cacheKey({ parent: parentOf(row), page: group[0].page });
          const list = rows.get(place);
          if (list) list.push(row);
          else rows.set(place, [row]);
        }
      }
      return keys.map((key) => rows.get(cacheKey(key)) ?? []);
    },
    { name, maxBatchSize: 1000, cacheKeyFn: cacheKey },
  );
}

const pageText = ({ first, after }: Page): string => JSON.stringify([first, after]);

const cacheKey = ({ parent, page }: PageKey): string => `${parent} ${pageText(page)}`;

function groupByPage(keys: readonly PageKey[]): [PageKey, ...PageKey[]][] {
  const groups = new Map<string, [PageKey, ...PageKey[]]>();
  for (const key of keys) {
    const group = groups.get(pageText(key.page));
    if (group) group.push(key);
    else groups.set(pageText(key.page), [key]);
  }
  return [...groups.values()];
}
