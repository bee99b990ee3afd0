import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** Saved searches of a desk that ask for nothing in particular, straight into their table. */
export async function seedSavedSearches(hub: TestHub, deskId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await hub.sql(
    `insert into candidates.saved_searches
       (id, owner_role, owner_id, name, criteria, created_on, created_by, revision)
     select s.id, 'DESK', $2, 'Search', '{}', '2026-06-01', null, 1 from unnest($1::uuid[]) as s(id)`,
    [ids, deskId],
  );
  return ids;
}
