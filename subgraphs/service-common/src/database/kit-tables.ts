import type { QueryRunner } from 'typeorm';
import { AuditEntry } from '../audit';
import { IdempotencyKey } from '../idempotency';
import type { PublishedView } from './subgraph-store';

/** The entities every subgraph's store lists beside its own. */
export const kitEntities = [AuditEntry, IdempotencyKey] as const;

/** The privileges that go with them: the audit log can be added to and read, never changed. */
export const kitTables = {
  audit_entries: ['SELECT', 'INSERT'],
  idempotency_keys: ['SELECT', 'INSERT', 'DELETE'],
} as const;

/** The audit log as regions shows it to ADMIN and to the desk whose data it is about; every subgraph publishes it. */
export const publishedAuditEntry: PublishedView = {
  name: 'published_audit_entry',
  columns: ['id', 'at', 'actor', 'role', 'action', 'object_ids', 'purpose', 'request_id', 'desk_id'],
  consumers: ['regions'],
};

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

/**
 * Makes the audit log one that can be asked: by time, by desk, by actor and by object, each from an index in the
 * order of the answer or straight to the lines, so that a page costs the page however long the log grows.
 */
export async function publishAuditLog(queryRunner: QueryRunner): Promise<void> {
  for (const statement of [
    'alter table audit_entries add column desk_id uuid',
    // As fine as the clock of the hub, and as a cursor can tell.
    'alter table audit_entries alter column at type timestamptz(3)',
    'drop index ix_audit_entries_at',
    'create index ix_audit_entries_at on audit_entries (at, id)',
    'create index ix_audit_entries_desk on audit_entries (desk_id, at, id)',
    'create index ix_audit_entries_actor on audit_entries (actor, at, id)',
    'create index ix_audit_entries_objects on audit_entries using gin (object_ids)',
    `create view published_audit_entry as
       select ${publishedAuditEntry.columns.join(', ')} from audit_entries`,
  ]) {
    await queryRunner.query(statement);
  }
}

/** The way back, for the migration's `down`. */
export async function withdrawAuditLog(queryRunner: QueryRunner): Promise<void> {
  for (const statement of [
    'drop view published_audit_entry',
    'drop index ix_audit_entries_objects, ix_audit_entries_actor, ix_audit_entries_desk, ix_audit_entries_at',
    'create index ix_audit_entries_at on audit_entries (at)',
    'alter table audit_entries alter column at type timestamptz',
    'alter table audit_entries drop column desk_id',
  ]) {
    await queryRunner.query(statement);
  }
}
