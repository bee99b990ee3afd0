import {
  type ConnectionArguments,
  connectionOf,
  type CountedConnection,
  type CursorKey,
  type Page,
  pageOf,
} from '../graphql/connection';
import { createLoader } from './create-loader';
import { createPageLoader } from './create-page-loader';

/** How many rows a parent has; a parent without rows need not be answered. */
export interface RowCount {
  readonly parent: string;
  readonly count: number;
}

/** How a list that stands below many parents is read: a page of each in one statement, all counts in another. */
export interface ListBelow<Row extends object> {
  /** The sort keys that a cursor of this list has. */
  readonly cursor: readonly CursorKey[];
  /** The sort keys of a row. */
  readonly keysOf: (row: Row) => readonly string[];
  /** The parent of a row. */
  readonly parentOf: (row: Row) => string;
  /** Up to `page.first + 1` rows per parent, in order. */
  readonly pages: (parents: readonly string[], page: Page) => Promise<readonly Row[]>;
  readonly counts: (parents: readonly string[]) => Promise<readonly RowCount[]>;
}

/** A connection below many parents. */
export interface ConnectionLoader<Row extends object> {
  /**
   * The page of one parent.
   * @throws HubError PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
   */
  readonly load: (parent: string, paging: ConnectionArguments) => Promise<CountedConnection<Row>>;
}

/** A loader of a connection per parent: its pages and its counts load together for all parents of a field. */
export function createConnectionLoader<Row extends object>(
  name: string,
  { cursor, keysOf, parentOf, pages, counts }: ListBelow<Row>,
): ConnectionLoader<Row> {
  const pageLoader = createPageLoader<Row>(name, pages, parentOf);
  const countLoader = createLoader<RowCount>(`count of ${name}`, counts, ({ parent }) => parent);
  return {
    load: async (parent, paging) => {
      const page = pageOf(paging, cursor);
      return {
        ...connectionOf(await pageLoader.load({ parent, page }), page, keysOf),
        countAll: async () => (await countLoader.load(parent))?.count ?? 0,
      };
    },
  };
}
