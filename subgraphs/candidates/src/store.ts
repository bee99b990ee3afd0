import { kitEntities, kitTables, publishedAuditEntry, type SubgraphStore } from '@banenbrug/service-common';
import * as entities from './entities';
import { migrations } from './migrations';

/** What this subgraph keeps in PostgreSQL, and what it publishes to the others. */
export const store: SubgraphStore = {
  name: 'candidates',
  entities: [...kitEntities, ...Object.values(entities)],
  migrations,
  tables: {
    ...kitTables,
    candidate_pools: ['SELECT', 'INSERT', 'UPDATE'],
    candidate_profiles: ['SELECT', 'INSERT', 'UPDATE'],
    skills: ['SELECT', 'INSERT', 'UPDATE'],
    profile_private: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    introductions: ['SELECT', 'UPDATE'],
    introduction_private: ['SELECT', 'UPDATE', 'DELETE'],
    introduction_meetings: ['SELECT', 'UPDATE', 'DELETE'],
    erasure_receipts: ['SELECT', 'INSERT', 'UPDATE'],
  },
  publishes: [
    {
      name: 'published_profile_count',
      columns: ['region_code', 'published', 'available', 'last_verified_on'],
      consumers: ['agreements'],
    },
    publishedAuditEntry,
  ],
};
