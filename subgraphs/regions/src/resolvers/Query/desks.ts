import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import type { DeskKind } from '../../entities';
import { countDesks, findDesks } from '../../repositories/desk.repository';

export const desks = async (
  _: unknown,
  { kind = null, ...paging }: ConnectionArguments & { kind?: DeskKind | null },
  { database: { manager } }: RegionsContext,
) => {
  const page = pageOf(paging, ['text', 'id']);
  const rows = await findDesks(manager, kind, page);
  return {
    ...connectionOf(rows, page, ({ name, id }) => [name, id]),
    countAll: () => countDesks(manager, kind),
  };
};
