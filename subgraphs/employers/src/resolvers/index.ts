import type { ResolverMap } from '@banenbrug/service-common';
import { ContactPerson } from './ContactPerson';
import { Employer } from './Employer';
import { EmployerConnection } from './EmployerConnection';
import { EmployerContact } from './EmployerContact';
import { EmployerContactConnection } from './EmployerContactConnection';
import { nameEmployerContact } from './Mutation/nameEmployerContact';
import { publishVacancy } from './Mutation/publishVacancy';
import { registerEmployer } from './Mutation/registerEmployer';
import { registerSite } from './Mutation/registerSite';
import { verifyEmployerContact } from './Mutation/verifyEmployerContact';
import { employer } from './Query/employer';
import { employers } from './Query/employers';
import { ownEmployer } from './Query/ownEmployer';
import { site } from './Query/site';
import { staleEmployerContacts } from './Query/staleEmployerContacts';
import { vacancies } from './Query/vacancies';
import { vacancy } from './Query/vacancy';
import { Region } from './Region';
import { Site } from './Site';
import { SiteConnection } from './SiteConnection';
import { Vacancy } from './Vacancy';
import { VacancyConnection } from './VacancyConnection';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: { employer, employers, ownEmployer, site, staleEmployerContacts, vacancies, vacancy },
  Mutation: { nameEmployerContact, publishVacancy, registerEmployer, registerSite, verifyEmployerContact },
  ContactPerson,
  Employer,
  EmployerConnection,
  EmployerContact,
  EmployerContactConnection,
  Region,
  Site,
  SiteConnection,
  Vacancy,
  VacancyConnection,
};
