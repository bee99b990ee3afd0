import type { ConnectionArguments, createLoader, createPageLoader, Page } from '@banenbrug/service-common';

/** A row below a parent that the row itself need not name. */
export type Below<Row> = Row & { readonly parent: string };

/** How many rows a parent has. */
export interface RowCount {
  readonly parent: string;
  readonly count: number;
}

/** A list below many parents: a page of each in one statement, and the count of each in another. */
export interface PagedList<Row extends object> {
  readonly pages: ReturnType<typeof createPageLoader<Row>>;
  readonly counts: ReturnType<typeof createLoader<RowCount>>;
  /** Reads a connection's arguments as a page of this list. */
  readonly pageOf: (paging: ConnectionArguments) => Page;
  /** The sort keys of a row, for its cursor. */
  readonly keysOf: (row: Row) => readonly string[];
}

/** One list per value of the arguments, made when it is first asked for: parents that ask the same share it. */
export function perArgument<Arguments extends readonly (string | null)[], List>(
  make: (...values: Arguments) => List,
): (...values: Arguments) => List {
  const made = new Map<string, List>();
  return (...values) => {
    const key = JSON.stringify(values);
    const list = made.get(key) ?? make(...values);
    made.set(key, list);
    return list;
  };
}
