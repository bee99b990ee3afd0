import { type ConnectionArguments, today } from '@banenbrug/service-common';
import type { EmployersContext } from '../context';
import type { Site as SiteRow } from '../entities';
import { connectionBelow } from './connection-below';

export const Site = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: EmployersContext) =>
    loaders.siteById.load(id.toLowerCase()),
  employer: ({ employerId }: SiteRow, _: unknown, { loaders }: EmployersContext) =>
    loaders.employerById.load(employerId),
  municipality: ({ municipalityCode }: SiteRow) => ({ code: municipalityCode }),
  region: ({ regionCode }: SiteRow) => ({ code: regionCode }),
  vacancies: ({ id }: SiteRow, paging: ConnectionArguments, { loaders }: EmployersContext) =>
    connectionBelow(loaders.vacanciesOfSite, id, paging),
  contact: async ({ id }: SiteRow, { on }: { on?: string | null }, { loaders, clock }: EmployersContext) =>
    (await loaders.contactBySiteId.load({ key: id, on: on ?? today(clock) }))[0] ?? null,
};
