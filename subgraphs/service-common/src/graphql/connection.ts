import { HubError } from '../errors';

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

const defaultPageSize = 20;
const maximumPageSize = 100;

/**
 * Reads `first` and `after`. A page that is too large is refused, not silently cut.
 * @param keys how many sort keys a cursor of this list has
 * @throws HubError PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
 */
export function pageOf({ first, after }: ConnectionArguments, keys: number): Page {
  const size = first ?? defaultPageSize;
  if (size < 1 || size > maximumPageSize) {
    throw new HubError('PAGE_SIZE_OUT_OF_RANGE', { argument: 'first', minimum: 1, maximum: maximumPageSize });
  }
  return { first: size, after: after == null ? null : decodeCursor(after, keys) };
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

function encodeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function decodeCursor(cursor: string, keys: number): readonly string[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(decoded) && decoded.length === keys && decoded.every((k) => typeof k === 'string')) {
      return decoded;
    }
  } catch {
    // Not ours; told below.
  }
  throw new HubError('CURSOR_INVALID', { argument: 'after' });
}
