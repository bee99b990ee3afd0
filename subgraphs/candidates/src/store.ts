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
    candidate_pools: ['SELECT', 'INSERT'],
    candidate_profiles: ['SELECT', 'INSERT', 'UPDATE'],
    import_changes: ['SELECT', 'INSERT', 'DELETE'],
    import_chunks: ['SELECT', 'INSERT', 'DELETE'],
    import_mappings: ['SELECT', 'INSERT', 'UPDATE'],
    import_reported: ['SELECT', 'INSERT'],
    import_row_problems: ['SELECT', 'INSERT'],
    imports: ['SELECT', 'INSERT', 'UPDATE'],
    skills: ['SELECT', 'INSERT', 'UPDATE'],
    profile_private: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    introductions: ['SELECT', 'UPDATE'],
    introduction_private: ['SELECT', 'DELETE'],
    introduction_meetings: ['SELECT', 'DELETE'],
    erasure_receipts: ['SELECT', 'INSERT'],
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
