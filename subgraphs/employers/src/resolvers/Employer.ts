import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { Employer as EmployerRow } from '../entities';
import type { VacancyState } from '../services/vacancy-state.service';
import { connectionBelow } from './connection-below';

/** The day an `on` argument names; today when it is absent. */
type OnDay = { on?: string | null };

export const Employer = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.employerById.load(id.toLowerCase()),
  industry: ({ industryCode }: EmployerRow) => industryCode && { code: industryCode },
  sites: (
    { id }: EmployerRow,
    { region = null, ...paging }: ConnectionArguments & { region?: string | null },
    { loaders }: EmployersContext,
  ) => connectionBelow(loaders.sitesOfEmployer(region), id, paging),
  vacancies: (
    { id }: EmployerRow,
    { state = null, ...paging }: ConnectionArguments & { state?: VacancyState | null },
    { loaders }: EmployersContext,
  ) => connectionBelow(loaders.vacanciesOfEmployer(state), id, paging),
  contacts: ({ id }: EmployerRow, { on }: OnDay, { loaders, clock }: EmployersContext) =>
    loaders.contactsByEmployerId.load({ key: id, on: on ?? today(clock) }),
  contact: async ({ id }: EmployerRow, { on }: OnDay, { loaders, clock }: EmployersContext) => {
    const contacts = await loaders.contactsByEmployerId.load({ key: id, on: on ?? today(clock) });
    return contacts.find(({ deputyOf }) => deputyOf === null) ?? null;
  },
};
