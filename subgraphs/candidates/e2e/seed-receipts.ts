import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** The receipt of an erasure that a desk did, straight into the table, as that desk. */
export async function seedReceipt(hub: TestHub, deskId: string): Promise<string> {
  const id = randomUUID();
  await hub.sql(
    `insert into candidates.erasure_receipts
     select $1::uuid, $2::uuid, '2026-06-01T10:00:00Z'::timestamptz, 1, 1, 0, 0, 0
     from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller`,
    [id, deskId],
  );
  return id;
}
