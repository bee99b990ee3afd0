import {
  type ConnectionArguments,
  connectionOf,
  pageOf,
  requireSignedIn,
  today,
} from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import { countEmployers, findEmployers } from '../../repositories/employer.repository';

export const employers = async (
  _: unknown,
  paging: ConnectionArguments,
  { caller, clock, database: { manager } }: EmployersContext,
) => {
  requireSignedIn(caller);
  const page = pageOf(paging, ['text', 'id']);
  const day = today(clock);
  const rows = await findEmployers(manager, day, page);
  return {
    ...connectionOf(rows, page, ({ name, id }) => [name, id]),
    countAll: () => countEmployers(manager, day),
  };
};
