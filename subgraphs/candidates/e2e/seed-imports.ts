import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** What a test may say of an import. */
export interface ImportCase {
  readonly deskId: string;
  readonly poolId: string;
  readonly regionCode: string;
  readonly state?: string;
  readonly failure?: string | null;
  readonly leaseUntil?: string | null;
  readonly undoUntil?: string | null;
  readonly format?: string;
}

/** An import straight into its table, with two rows that had a problem; what the case does not say is as if it were done. */
export async function seedImport(hub: TestHub, change: ImportCase): Promise<string> {
  const id = randomUUID();
  const { state = 'DONE', failure = null, leaseUntil = null, undoUntil = null, format = 'CSV' } = change;
  await hub.sql(
    `insert into candidates.imports (id, desk_id, pool_id, region_code, format, mapping, is_full_export, is_dry_run,
       size_bytes, sha256, asked_by, state, failure, secret_hash, expires_at, lease_id, lease_until, rows_total,
       rows_done, published, updated, unchanged, refused, unknown_fields, created_at, undo_until,
       undo_withdrawn, undo_restored, undo_kept)
     values ($1, $2, $3, $4, $5, '{"columns":[{"target":"DESK_REFERENCE","source":{"name":"Kenmerk"}}]}', true, false,
       1, repeat('a', 64), 'tester', $6, $7, repeat('b', 64), '2026-06-15T09:00:00Z',
       case when $8::timestamptz is not null then $1::uuid end, $8::timestamptz, 2, 2, 0, 0, 0, 2,
       '{"SKILLS":1}', '2026-06-15T08:00:00Z', $9::timestamptz, 0, 0, 0)`,
    [id, change.deskId, change.poolId, change.regionCode, format, state, failure, leaseUntil, undoUntil],
  );
  await hub.sql(
    `insert into candidates.import_row_problems
     select $1, lpad(line::text, 9, '0') || ' CONSENT NO_CONSENT', line, 'CONSENT', 'NO_CONSENT', true
     from generate_series(2, 3) as line`,
    [id],
  );
  return id;
}

/** What a profile told before an import, straight into its table. Answers the profile's id. */
export async function seedChange(
  hub: TestHub,
  deskId: string,
  profileId: string,
  importId: string = randomUUID(),
): Promise<string> {
  await hub.sql(
    `insert into candidates.import_changes (import_id, profile_id, desk_id, revision, before)
     select $1, $2::uuid, $3::uuid, 2, '{"content":{"skills":["Orderpicken"]}}'
     from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $3, true)) as caller`,
    [importId, profileId, deskId],
  );
  return profileId;
}
