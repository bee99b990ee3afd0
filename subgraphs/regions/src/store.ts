import { kitEntities, kitTables, publishedAuditEntry, type SubgraphStore } from '@banenbrug/service-common';
import * as entities from './entities';
import { migrations } from './migrations';
import { loadReferenceData } from './reference/load-reference-data';

/** What this subgraph keeps in PostgreSQL, and what it publishes to the others. */
export const store: SubgraphStore = {
  name: 'regions',
  entities: [...kitEntities, ...Object.values(entities)],
  migrations,
  tables: {
    ...kitTables,
    regions: ['SELECT'],
    municipalities: ['SELECT'],
    municipality_regions: ['SELECT'],
    instruments: ['SELECT'],
    instrument_terms: ['SELECT', 'INSERT', 'UPDATE'],
    desks: ['SELECT', 'INSERT', 'UPDATE'],
    desk_regions: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    desk_contacts: ['SELECT', 'INSERT', 'UPDATE'],
    access_grants: ['SELECT', 'INSERT', 'UPDATE'],
    revoked_subjects: ['SELECT', 'INSERT', 'UPDATE'],
  },
  publishes: [
    {
      name: 'published_desk',
      columns: ['id', 'kind', 'name', 'response_days', 'closed_on', 'region_codes', 'succeeded_by'],
      consumers: ['candidates', 'agreements'],
    },
    {
      name: 'published_desk_address',
      columns: ['desk_id', 'email_address'],
      consumers: ['candidates', 'agreements'],
    },
    {
      name: 'published_contact',
      columns: ['id', 'desk_id', 'deputy_of', 'valid_from', 'valid_until'],
      consumers: ['candidates', 'agreements'],
    },
    publishedAuditEntry,
  ],
  loadReferenceData,
};
