import { kitEntities, kitTables, publishedAuditEntry, type SubgraphStore } from '@banenbrug/service-common';
import { Employer, EmployerContact, Site, Vacancy } from './entities';
import { migrations } from './migrations';

/** What this subgraph keeps in PostgreSQL, and what it publishes to the others. */
export const store: SubgraphStore = {
  name: 'employers',
  entities: [...kitEntities, Employer, EmployerContact, Site, Vacancy],
  migrations,
  tables: {
    ...kitTables,
    // UPDATE on these two is what locking a row takes: no statement here changes one.
    employers: ['SELECT', 'INSERT', 'UPDATE'],
    sites: ['SELECT', 'INSERT', 'UPDATE'],
    employer_contacts: ['SELECT', 'INSERT', 'UPDATE'],
    vacancies: ['SELECT', 'INSERT'],
  },
  publishes: [
    {
      name: 'published_employer',
      columns: ['id', 'name', 'closed_on'],
      consumers: ['regions', 'candidates', 'agreements'],
    },
    {
      name: 'published_site',
      columns: ['id', 'employer_id', 'region_code', 'municipality_code', 'offers', 'closed_on'],
      consumers: ['candidates', 'agreements'],
    },
    {
      name: 'published_vacancy',
      columns: [
        'id',
        'employer_id',
        'site_id',
        'region_code',
        'municipality_code',
        'occupations',
        'sectors',
        'working_level',
        'hours_min',
        'hours_max',
        'languages',
        'licences',
        'starts_on',
        'state',
        'published_on',
      ],
      consumers: ['candidates'],
    },
    {
      name: 'published_employer_address',
      columns: ['employer_id', 'site_id', 'email_address'],
      consumers: ['candidates', 'agreements'],
    },
    {
      name: 'published_employer_contact',
      columns: ['id', 'employer_id', 'valid_from', 'valid_until'],
      consumers: ['agreements'],
    },
    publishedAuditEntry,
  ],
};
