import type { ConnectionArguments, createLoader, createPageLoader, Page } from '@banenbrug/service-common';

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

/** One list per value of an argument, made when it is first asked for: parents that ask the same share it. */
export function perArgument<Argument, List>(
  make: (argument: Argument) => List,
): (argument: Argument) => List {
  const made = new Map<Argument, List>();
  return (argument) => {
    const list = made.get(argument) ?? make(argument);
    made.set(argument, list);
    return list;
  };
}
