import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { Site as SiteRow } from '../entities';

export const Site = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.siteById.load(id),
  employer: ({ employerId }: SiteRow, _: unknown, { loaders }: EmployersContext) =>
    loaders.employerById.load(employerId),
  municipality: ({ municipalityCode }: SiteRow) => ({ code: municipalityCode }),
  region: ({ regionCode }: SiteRow) => ({ code: regionCode }),
  vacancies: ({ id }: SiteRow, paging: ConnectionArguments, { loaders }: EmployersContext) =>
    loaders.vacanciesOfSite.load(id, paging),
  contact: async ({ id }: SiteRow, { on }: { on?: string | null }, { loaders, clock }: EmployersContext) =>
    (await loaders.contactBySiteId.load({ key: id, on: on ?? today(clock) }))[0] ?? null,
};
