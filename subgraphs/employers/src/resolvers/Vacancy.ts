import { occupationOfKey, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { Vacancy as VacancyRow } from '../entities';
import { vacancyState } from '../services/vacancy-state.service';

export const Vacancy = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.vacancyById.load(id),
  employer: ({ employerId }: VacancyRow, _: unknown, { loaders }: EmployersContext) =>
    loaders.employerById.load(employerId),
  site: ({ siteId }: VacancyRow, _: unknown, { loaders }: EmployersContext) => loaders.siteById.load(siteId),
  state: ({ closesOn }: VacancyRow, _: unknown, { clock }: EmployersContext) =>
    vacancyState(closesOn, today(clock)),
  occupations: ({ occupations }: VacancyRow) => occupations.map(occupationOfKey),
  languages: ({ languages }: VacancyRow) => languages.map((code) => ({ code })),
  hoursPerWeek: ({ hoursMin, hoursMax }: VacancyRow) =>
    hoursMin === null && hoursMax === null ? null : { min: hoursMin, max: hoursMax },
};
