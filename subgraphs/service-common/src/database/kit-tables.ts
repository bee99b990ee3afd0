import type { QueryRunner } from 'typeorm';
import { AuditEntry } from '../audit';
import { IdempotencyKey } from '../idempotency';

/** The entities every subgraph's store lists beside its own. */
export const kitEntities = [AuditEntry, IdempotencyKey] as const;

/** The privileges that go with them: the audit log can be added to and read, never changed. */
export const kitTables = {
  audit_entries: ['SELECT', 'INSERT'],
  idempotency_keys: ['SELECT', 'INSERT', 'DELETE'],
} as const;

/** Creates the kit's tables; the first statement of each subgraph's first migration. */
export async function createKitTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    create table audit_entries (
      id uuid not null constraint pk_audit_entries primary key,
      at timestamptz not null,
      actor text,
      role text not null,
      action text not null,
      object_ids uuid[] not null,
      purpose text not null,
      request_id text not null
    )`);
  await queryRunner.query(`create index ix_audit_entries_at on audit_entries (at)`);
  await queryRunner.query(`
    create table idempotency_keys (
      subject text not null,
      key_hash text not null,
      request_hash text not null,
      result_id uuid not null,
      created_at timestamptz not null,
      constraint pk_idempotency_keys primary key (subject, key_hash)
    )`);
}

/** The way back, for the migration's `down`. */
export async function dropKitTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table idempotency_keys');
  await queryRunner.query('drop table audit_entries');
}
