import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import type { DeskKind } from '../../entities';
import { findDesks } from '../../repositories/desk.repository';

export const desks = async (
  _: unknown,
  { kind = null, ...paging }: ConnectionArguments & { kind?: DeskKind | null },
  { database }: RegionsContext,
) => {
  const page = pageOf(paging, 2);
  const rows = await findDesks(database.manager, kind, page);
  return { ...connectionOf(rows, page, (row) => [row.name, row.id]), kind };
};
