import { perArgument, type RequestContext } from '@banenbrug/service-common';
import type { VacancyState } from '../services/vacancy-state.service';
import { createContactBySiteIdLoader } from './contact-by-site-id.loader';
import { createContactsByEmployerIdLoader } from './contacts-by-employer-id.loader';
import { createDeputyByContactIdLoader } from './deputy-by-contact-id.loader';
import { readingOf } from './reading';
import { createSitesBelowLoader } from './sites-below.loader';
import { createVacanciesBelowLoader } from './vacancies-below.loader';
import {
  createContactByIdLoader,
  createEmployerByIdLoader,
  createSiteByIdLoader,
  createVacancyByIdLoader,
} from './visible-by-id.loader';

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
      createSitesBelowLoader(reading, 'employerId', region),
    ),
    sitesOfRegion: createSitesBelowLoader(reading, 'regionCode'),
    vacanciesOfEmployer: perArgument((state: VacancyState | null) =>
      createVacanciesBelowLoader(reading, 'employerId', state),
    ),
    vacanciesOfSite: createVacanciesBelowLoader(reading, 'siteId'),
    vacanciesOfRegion: createVacanciesBelowLoader(reading, 'regionCode', 'OPEN'),
  };
}
