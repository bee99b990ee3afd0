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
      consumers: ['candidates'],
    },
    {
      name: 'published_contact',
      columns: ['id', 'desk_id', 'deputy_of', 'valid_from', 'valid_until'],
      consumers: ['candidates', 'agreements'],
    },
    {
      name: 'published_instrument',
      columns: [
        'code',
        'position',
        'name_en',
        'name_nl',
        'grantor',
        'legal_basis',
        'minimum_months',
        'standard_months',
        'maximum_months',
        'is_open_ended',
        'varies_by_municipality',
        'valid_from',
        'valid_until',
        'sources',
        'checked_on',
      ],
      consumers: ['agreements'],
    },
    {
      name: 'published_instrument_terms',
      columns: [
        'id',
        'instrument_code',
        'region_code',
        'municipality_code',
        'grantor',
        'standard_months',
        'maximum_months',
        'remark',
        'valid_from',
        'valid_until',
        'source',
        'checked_on',
      ],
      consumers: ['agreements'],
    },
    {
      name: 'published_first_contact',
      columns: [
        'region_code',
        'desk_id',
        'desk_name',
        'response_days',
        'desk_verified_on',
        'closed_on',
        'contact_id',
        'valid_from',
        'valid_until',
        'contact_verified_on',
      ],
      consumers: ['agreements'],
    },
    publishedAuditEntry,
  ],
  loadReferenceData,
};
