import { type ConnectionArguments, connectionOf, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../../context';
import { dayKeys, pageByDay } from '../../keyset';
import { countOpenVacancies, findOpenVacancies } from '../../repositories/vacancy.repository';
import { requireSignedIn } from '../../services/require-signed-in.service';

export const vacancies = async (
  _: unknown,
  { region = null, ...paging }: ConnectionArguments & { region?: string | null },
  { caller, clock, database: { manager } }: EmployersContext,
) => {
  requireSignedIn(caller);
  const page = pageByDay(paging);
  const open = { on: today(clock), region };
  const rows = await findOpenVacancies(manager, open, page);
  return { ...connectionOf(rows, page, dayKeys), countAll: () => countOpenVacancies(manager, open) };
};
