import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { countArrangements, findArrangements } from '../../repositories/arrangement.repository';
import { requireArrangementReader } from '../../services/reading-scope.service';

export const arrangements = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, database: { manager } }: AgreementsContext,
) => {
  requireArrangementReader(caller);
  const page = pageOf(paging, ['text', 'id']);
  const rows = await findArrangements(manager, caller, page);
  return {
    ...connectionOf(rows, page, ({ title, id }) => [title, id]),
    countAll: () => countArrangements(manager, caller),
  };
};
