import {
  kitEntities,
  kitTables,
  mailEntities,
  mailTables,
  publishedAuditEntry,
  type SubgraphStore,
} from '@banenbrug/service-common';
import * as entities from './entities';
import { migrations } from './migrations';

/** What this subgraph keeps in PostgreSQL, and what it publishes to the others. */
export const store: SubgraphStore = {
  name: 'candidates',
  entities: [...kitEntities, ...mailEntities, ...Object.values(entities)],
  migrations,
  tables: {
    ...kitTables,
    ...mailTables,
    candidate_pools: ['SELECT', 'INSERT', 'UPDATE'],
    candidate_profiles: ['SELECT', 'INSERT', 'UPDATE'],
    profile_private: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    skills: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    saved_searches: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    imports: ['SELECT', 'INSERT', 'UPDATE'],
    import_changes: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    import_chunks: ['SELECT', 'INSERT', 'DELETE'],
    import_mappings: ['SELECT', 'INSERT', 'UPDATE'],
    import_reported: ['SELECT', 'INSERT'],
    import_row_problems: ['SELECT', 'INSERT'],
    introductions: ['SELECT', 'INSERT', 'UPDATE'],
    introduction_private: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    introduction_meetings: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    erasure_receipts: ['SELECT', 'INSERT', 'UPDATE'],
    notification_preferences: ['SELECT', 'INSERT', 'DELETE'],
  },
  publishes: [
    {
      name: 'published_profile_count',
      columns: ['region_code', 'published', 'available', 'last_verified_on'],
      consumers: ['agreements'],
    },
    {
      name: 'published_field_completeness',
      columns: ['region_code', 'position', 'field', 'known', 'published'],
      consumers: ['agreements'],
    },
    publishedAuditEntry,
  ],
};
