import type { RequestContext } from '@banenbrug/service-common';
import type { VacancyState } from '../services/vacancy-state.service';
import { createContactBySiteIdLoader } from './contact-by-site-id.loader';
import { createContactsByEmployerIdLoader } from './contacts-by-employer-id.loader';
import { createDeputyByContactIdLoader } from './deputy-by-contact-id.loader';
import { perArgument } from './paged-list';
import { readingOf } from './reading';
import {
  createContactByIdLoader,
  createEmployerByIdLoader,
  createSiteByIdLoader,
  createVacancyByIdLoader,
} from './rows-by-id.loader';
import { createSitesBelowList } from './sites-below.loader';
import { createVacanciesBelowList } from './vacancies-below.loader';

export type EmployersLoaders = ReturnType<typeof createLoaders>;

/** The loaders of one operation; what its caller may not see is not among their rows. */
export function createLoaders(context: RequestContext) {
  const reading = readingOf(context);
  return {
    employerById: createEmployerByIdLoader(reading),
    siteById: createSiteByIdLoader(reading),
    vacancyById: createVacancyByIdLoader(reading),
    contactById: createContactByIdLoader(reading),
    contactsByEmployerId: createContactsByEmployerIdLoader(reading),
    contactBySiteId: createContactBySiteIdLoader(reading),
    deputyByContactId: createDeputyByContactIdLoader(reading),
    sitesOfEmployer: perArgument((region: string | null) =>
      createSitesBelowList(reading, 'employerId', region),
    ),
    sitesOfRegion: createSitesBelowList(reading, 'regionCode'),
    vacanciesOfEmployer: perArgument((state: VacancyState | null) =>
      createVacanciesBelowList(reading, 'employerId', state),
    ),
    vacanciesOfSite: createVacanciesBelowList(reading, 'siteId'),
    vacanciesOfRegion: createVacanciesBelowList(reading, 'regionCode', 'OPEN'),
  };
}
