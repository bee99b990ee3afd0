import {
  type ConnectionArguments,
  connectionOf,
  pageOf,
  requireSignedIn,
  today,
} from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import { countOpenVacancies, findOpenVacancies } from '../../repositories/vacancy.repository';

export const vacancies = async (
  _: unknown,
  { region = null, ...paging }: ConnectionArguments & { region?: string | null },
  { caller, clock, database: { manager } }: EmployersContext,
) => {
  requireSignedIn(caller);
  const page = pageOf(paging, ['day', 'id']);
  const open = { on: today(clock), region };
  const rows = await findOpenVacancies(manager, open, page);
  return {
    ...connectionOf(rows, page, ({ publishedOn, id }) => [publishedOn, id]),
    countAll: () => countOpenVacancies(manager, open),
  };
};
