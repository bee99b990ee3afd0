import { type ConnectionArguments, connectionOf, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import { nameKeys, pageByName } from '../../keyset';
import { countEmployers, findEmployers } from '../../repositories/employer.repository';
import { requireSignedIn } from '../../services/require-signed-in.service';

export const employers = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, clock, database: { manager } }: EmployersContext,
) => {
  requireSignedIn(caller);
  const page = pageByName(paging);
  const day = today(clock);
  const rows = await findEmployers(manager, day, page);
  return { ...connectionOf(rows, page, nameKeys), countAll: () => countEmployers(manager, day) };
};
