import { columnsOf, createByIdLoader } from '@banenbrug/service-common';
import { Employer, EmployerContact, Site, Vacancy } from '../entities';
import { type Reading, visibleVacancy } from './reading';

/** Employers by id, closed ones too. */
export const createEmployerByIdLoader = ({ manager, rows }: Reading) =>
  createByIdLoader<Employer>('employerById', (ids) =>
    rows(`select ${columnsOf(manager, Employer, 'e')} from employers e where e.id = any($1)`, [ids]),
  );

/** Sites by id, closed ones too. */
export const createSiteByIdLoader = ({ manager, rows }: Reading) =>
  createByIdLoader<Site>('siteById', (ids) =>
    rows(`select ${columnsOf(manager, Site, 's')} from sites s where s.id = any($1)`, [ids]),
  );

/** Contact persons by id, on whatever day they are in charge. */
export const createContactByIdLoader = ({ manager, rows }: Reading) =>
  createByIdLoader<EmployerContact>('contactById', (ids) =>
    rows(`select ${columnsOf(manager, EmployerContact, 'c')} from employer_contacts c where c.id = any($1)`, [
      ids,
    ]),
  );

/** Vacancies by id, as far as the caller may see them. */
export const createVacancyByIdLoader = ({ manager, viewer, rows }: Reading) =>
  createByIdLoader<Vacancy>('vacancyById', (ids) =>
    rows(
      `select ${columnsOf(manager, Vacancy, 'v')} from vacancies v where ${visibleVacancy} and v.id = any($4)`,
      [...viewer, ids],
    ),
  );
