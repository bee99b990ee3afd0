import { type Connection, type ConnectionArguments, connectionOf } from '@banenbrug/service-common';
import type { PagedList } from '../loaders/paged-list';

/** A page with the way to its total, which is counted only when it is asked for. */
export interface CountedConnection<Row> extends Connection<Row> {
  readonly countAll: () => Promise<number>;
}

/** The page of a list below one parent. */
export async function connectionBelow<Row extends object>(
  { pageOf, keysOf, pages, counts }: PagedList<Row>,
  parent: string,
  paging: ConnectionArguments,
): Promise<CountedConnection<Row>> {
  const page = pageOf(paging);
  return {
    ...connectionOf(await pages.load({ parent, page }), page, keysOf),
    countAll: async () => (await counts.load(parent))?.count ?? 0,
  };
}
