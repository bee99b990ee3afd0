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

/** What this subgraph keeps in PostgreSQL. It publishes its audit log only: no other subgraph builds on agreements. */
export const store: SubgraphStore = {
  name: 'agreements',
  entities: [...kitEntities, ...mailEntities, ...Object.values(entities)],
  migrations,
  tables: {
    ...kitTables,
    ...mailTables,
    calendar_feeds: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    follow_up_exports: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    follow_up_reminders_off: ['SELECT', 'INSERT', 'DELETE'],
    clause_sets: ['SELECT', 'INSERT', 'DELETE'],
    arrangements: ['SELECT', 'INSERT', 'UPDATE'],
    regional_arrangements: ['SELECT', 'INSERT', 'UPDATE'],
    arrangement_deviations: ['SELECT', 'INSERT', 'DELETE'],
    arrangement_state_changes: ['SELECT', 'INSERT'],
    clause_scores: ['SELECT', 'INSERT'],
    dialogue_sessions: ['SELECT', 'INSERT', 'UPDATE'],
    dialogue_session_parts: ['SELECT', 'INSERT', 'DELETE'],
    session_participants: ['SELECT', 'INSERT', 'DELETE'],
    follow_up_agreements: ['SELECT', 'INSERT', 'UPDATE'],
    follow_up_entries: ['SELECT', 'INSERT', 'UPDATE'],
    follow_up_status_changes: ['SELECT', 'INSERT'],
    follow_up_results: ['SELECT', 'INSERT'],
    follow_up_update_days: ['SELECT', 'INSERT'],
    session_events: ['SELECT', 'INSERT'],
    session_join_codes: ['SELECT', 'INSERT', 'UPDATE'],
    knowledge_items: ['SELECT', 'INSERT', 'UPDATE'],
    session_feedback: ['SELECT', 'INSERT'],
  },
  publishes: [publishedAuditEntry],
};
