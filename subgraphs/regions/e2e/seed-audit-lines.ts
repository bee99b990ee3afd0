import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** The logs there are. */
export const logs = ['regions', 'employers', 'candidates', 'agreements'] as const;

/** A line as a test wants it. */
export interface AuditLineSeed {
  readonly log: (typeof logs)[number];
  readonly at: string;
  readonly actor?: string | null;
  readonly role?: string;
  readonly action?: string;
  readonly objectIds?: readonly string[];
  readonly deskId?: string | null;
}

/** Writes lines as their subgraphs would have; answers their ids. */
export async function seedAuditLines(hub: TestHub, lines: readonly AuditLineSeed[]): Promise<string[]> {
  const ids: string[] = [];
  for (const line of lines) {
    const id = randomUUID();
    await hub.sql(
      `insert into ${line.log}.audit_entries (id, at, actor, role, action, object_ids, purpose, request_id, desk_id)
       values ($1, $2, $3, $4, $5, $6, 'test', 'request', $7)`,
      [
        id,
        line.at,
        line.actor ?? null,
        line.role ?? 'LIAISON',
        line.action ?? 'someAction',
        line.objectIds ?? [],
        line.deskId ?? null,
      ],
    );
    ids.push(id);
  }
  return ids;
}

/** A long log in every subgraph: one line a minute, `count` of each, those of a desk among them now and then. */
export async function seedLongLogs(hub: TestHub, count: number, deskIds: readonly string[]): Promise<void> {
  for (const log of logs) {
    await hub.sql(
      `insert into ${log}.audit_entries (id, at, actor, role, action, object_ids, purpose, request_id, desk_id)
       select gen_random_uuid(), '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', 'actor ' || n % 500,
              'DESK', 'someAction', array[gen_random_uuid()], 'test', 'request',
              ($2::uuid[])[1 + n % cardinality($2::uuid[])]
       from generate_series(1, $1) n`,
      [count, deskIds],
    );
    await hub.sql(`vacuum analyze ${log}.audit_entries`);
  }
}
