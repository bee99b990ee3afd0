import { kitEntities, kitTables, publishedAuditEntry, type SubgraphStore } from '@banenbrug/service-common';
import * as entities from './entities';
import { migrations } from './migrations';

/** What this subgraph keeps in PostgreSQL. It publishes its audit log only: no other subgraph builds on agreements. */
export const store: SubgraphStore = {
  name: 'agreements',
  entities: [...kitEntities, ...Object.values(entities)],
  migrations,
  tables: {
    ...kitTables,
    clause_sets: ['SELECT', 'INSERT', 'DELETE'],
    arrangements: ['SELECT', 'INSERT', 'UPDATE'],
    regional_arrangements: ['SELECT', 'INSERT', 'UPDATE'],
    arrangement_deviations: ['SELECT', 'INSERT', 'DELETE'],
    dialogue_sessions: ['SELECT', 'INSERT', 'UPDATE'],
    dialogue_session_parts: ['SELECT', 'INSERT', 'DELETE'],
    session_participants: ['SELECT', 'INSERT', 'DELETE'],
    follow_up_agreements: ['SELECT', 'INSERT', 'UPDATE'],
    follow_up_entries: ['SELECT', 'INSERT', 'UPDATE'],
    follow_up_status_changes: ['SELECT', 'INSERT'],
    session_events: ['SELECT', 'INSERT'],
    session_join_codes: ['SELECT', 'INSERT', 'UPDATE'],
    knowledge_items: ['SELECT', 'INSERT'],
  },
  publishes: [publishedAuditEntry],
};
