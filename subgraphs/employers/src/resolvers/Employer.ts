import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { Employer as EmployerRow } from '../entities';
import type { VacancyState } from '../services/vacancy-state.service';

/** The day an `on` argument names; today when it is absent. */
type OnDay = { on?: string | null };

export const Employer = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.employerById.load(id),
  industry: ({ industryCode }: EmployerRow) => industryCode && { code: industryCode },
  sites: (
    { id }: EmployerRow,
    { region = null, ...paging }: ConnectionArguments & { region?: string | null },
    { loaders }: EmployersContext,
  ) => loaders.sitesOfEmployer(region).load(id, paging),
  vacancies: (
    { id }: EmployerRow,
    { state = null, ...paging }: ConnectionArguments & { state?: VacancyState | null },
    { loaders }: EmployersContext,
  ) => loaders.vacanciesOfEmployer(state).load(id, paging),
  contacts: ({ id }: EmployerRow, { on }: OnDay, { loaders, clock }: EmployersContext) =>
    loaders.contactsByEmployerId.load({ key: id, on: on ?? today(clock) }),
  contact: async ({ id }: EmployerRow, { on }: OnDay, { loaders, clock }: EmployersContext) => {
    const contacts = await loaders.contactsByEmployerId.load({ key: id, on: on ?? today(clock) });
    return contacts.find(({ deputyOf }) => deputyOf === null) ?? null;
  },
};
