import { type ConnectionArguments, connectionOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { pageByTitle, titleKeys } from '../../keyset';
import { countArrangements, findArrangements } from '../../repositories/arrangement.repository';
import { requireArrangementReader } from '../../services/reading-scope.service';

export const arrangements = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, database: { manager } }: AgreementsContext,
) => {
  requireArrangementReader(caller);
  const page = pageByTitle(paging);
  const rows = await findArrangements(manager, caller, page);
  return { ...connectionOf(rows, page, titleKeys), countAll: () => countArrangements(manager, caller) };
};
