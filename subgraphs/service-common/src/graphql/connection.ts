import { isDay, isInstant } from '../clock';
import { HubError } from '../errors';
import { isUuid } from '../ids';
import { isStorableText } from '../storable-text';

/** The arguments of a connection as a client writes them. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page to read: how many, and the sort keys of the item before it. */
export interface Page {
  readonly first: number;
  readonly after: readonly string[] | null;
}

/** A page of a list (Relay Cursor Connections). */
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A page with the way to its total, which is counted only when it is asked for. */
export interface CountedConnection<T> extends Connection<T> {
  readonly countAll: () => Promise<number>;
}

const defaultPageSize = 20;
const maximumPageSize = 100;

/** What a sort key of a list must be for SQL to take it. A count is a whole number from 0 that an integer can hold. */
export type CursorKey = 'text' | 'day' | 'instant' | 'id' | 'count';

const isKey: Record<CursorKey, (key: string) => boolean> = {
  text: isStorableText,
  day: isDay,
  instant: isInstant,
  id: isUuid,
  count: (key) => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) <= 2_147_483_647,
};

/**
 * Reads `first` and `after`. A page that is too large is refused, not silently cut.
 * @param keys the sort keys that a cursor of this list has: a client can write any text into one
 * @throws HubError PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
 */
export function pageOf({ first, after }: ConnectionArguments, keys: readonly CursorKey[]): Page {
  const size = first ?? defaultPageSize;
  if (!(size >= 1 && size <= maximumPageSize)) {
    throw new HubError('PAGE_SIZE_OUT_OF_RANGE', { argument: 'first', minimum: 1, maximum: maximumPageSize });
  }
  return { first: size, after: after == null ? null : decodeCursor(after, keys) };
}

/**
 * What a statement reads a page with, when its list is ordered by a sort key and an id: the two of the row before the
 * page, null at the start of the list, and the limit, which is one more than asked and so tells whether others follow.
 */
export function pageParameters({
  first,
  after,
}: Page): readonly [key: string | null, id: string | null, limit: number] {
  return [after?.[0] ?? null, after?.[1] ?? null, first + 1];
}

/** Makes the page out of up to `first + 1` rows. */
export function connectionOf<Row>(
  rows: readonly Row[],
  page: Page,
  keysOf: (row: Row) => readonly string[],
): Connection<Row> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: encodeCursor(keysOf(node)), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The resolver of `totalCount`: counting is a statement of its own, run only when it is asked for. */
export const totalCount = ({ countAll }: CountedConnection<unknown>): Promise<number> => countAll();

/** A cursor of these sort keys. */
export function encodeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a cursor that a client sent. @throws HubError CURSOR_INVALID */
export function decodeCursor(cursor: string, keys: readonly CursorKey[]): readonly string[] {
  const decoded = textsOf(cursor);
  if (decoded?.length === keys.length && keys.every((kind, at) => isKey[kind](decoded[at] ?? ''))) {
    return decoded;
  }
  throw new HubError('CURSOR_INVALID', { argument: 'after' });
}

function textsOf(cursor: string): readonly string[] | null {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(decoded) && decoded.every((key) => typeof key === 'string') ? decoded : null;
  } catch {
    return null;
  }
}
