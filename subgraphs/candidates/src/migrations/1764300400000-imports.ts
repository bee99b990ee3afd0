import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of whole files: their tickets and progress, what was wrong in which row, and what undoes them. */
export class Imports1764300400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...indexes, changesSecurity]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table import_mappings, import_changes, import_chunks, import_reported, import_row_problems, imports',
    );
  }
}

const imports = `
  create table imports (
    id uuid not null constraint pk_imports primary key,
    desk_id uuid not null,
    pool_id uuid not null,
    region_code text not null,
    format text not null,
    mapping jsonb,
    is_full_export boolean not null,
    is_dry_run boolean not null,
    consent_confirmed_on date,
    size_bytes integer not null,
    sha256 text not null,
    asked_by text,
    state text not null,
    failure text,
    failure_line integer,
    secret_hash text not null,
    expires_at timestamptz(3) not null,
    lease_id uuid,
    lease_until timestamptz(3),
    rows_total integer,
    rows_done integer not null,
    published integer not null,
    updated integer not null,
    unchanged integer not null,
    refused integer not null,
    unknown_fields jsonb not null,
    created_at timestamptz(3) not null,
    finished_at timestamptz(3),
    undo_until timestamptz(3),
    undo_withdrawn integer not null,
    undo_restored integer not null,
    undo_kept integer not null,
    constraint fk_imports_pool foreign key (pool_id, desk_id, region_code)
      references candidate_pools (id, desk_id, region_code),
    constraint ck_imports_format check (format in ('CSV', 'XLSX', 'VUM_JSON')),
    constraint ck_imports_state check
      (state in ('WAITING', 'UPLOADED', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
    constraint ck_imports_failure check ((state = 'FAILED') = (failure is not null)),
    constraint ck_imports_size check (size_bytes > 0),
    constraint ck_imports_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint ck_imports_lease check ((lease_id is null) = (lease_until is null)),
    constraint ck_imports_rows check (least(rows_done, published, updated, unchanged, refused) >= 0)
  )`;

// A place in the file and a name from two closed lists: the checks keep values of cells out.
const problems = `
  create table import_row_problems (
    import_id uuid not null constraint fk_import_row_problems_import references imports (id),
    place text collate "C" not null,
    line integer not null,
    field text not null,
    category text not null,
    refuses_row boolean not null,
    constraint pk_import_row_problems primary key (import_id, place),
    constraint ck_import_row_problems_names check (field ~ '^[A-Z_]{2,30}$' and category ~ '^[A-Z_]{2,30}$')
  )`;

const reported = `
  create table import_reported (
    import_id uuid not null constraint fk_import_reported_import references imports (id),
    reason text not null,
    profile_id uuid not null constraint fk_import_reported_profile references candidate_profiles (id),
    constraint pk_import_reported primary key (import_id, reason, profile_id),
    constraint ck_import_reported_reason check (reason in ('MISSING', 'CHANGED_SINCE'))
  )`;

// The ids of what one chunk published stand in one row: a row for each would cost a third of the import.
const chunks = `
  create table import_chunks (
    import_id uuid not null constraint fk_import_chunks_import references imports (id),
    first_row integer not null,
    published uuid[] not null,
    constraint pk_import_chunks primary key (import_id, first_row)
  )`;

const changes = `
  create table import_changes (
    import_id uuid not null,
    profile_id uuid not null,
    desk_id uuid not null,
    revision integer not null,
    before jsonb not null,
    constraint pk_import_changes primary key (import_id, profile_id)
  )`;

const mappings = `
  create table import_mappings (
    desk_id uuid not null,
    format text not null,
    name text not null,
    mapping jsonb not null,
    saved_at timestamptz(3) not null,
    constraint pk_import_mappings primary key (desk_id, format, name),
    constraint ck_import_mappings_format check (format in ('CSV', 'XLSX', 'VUM_JSON'))
  )`;

const tables = [imports, problems, reported, chunks, changes, mappings];

const indexes = [
  // One at a time: of two files of a desk that come at once, the second is refused.
  `create unique index uq_imports_busy on imports (desk_id) where state in ('UPLOADED', 'RUNNING', 'UNDOING')`,
  'create index ix_imports_desk on imports (desk_id, created_at, id)',
  `create index ix_imports_unfinished on imports (state) where state in ('WAITING', 'UPLOADED', 'RUNNING', 'UNDOING')`,
  'create index ix_import_changes_profile on import_changes (profile_id)',
];

/** As the other policies of retention judge it: never by a day that the database's own clock has not reached. */
const today = `least(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;

/**
 * What profiles told before an import, their private side too: for the desk that can undo it, and for the retention
 * job once nobody can any more, or once the profile is gone. The job sees such rows and deletes them; it writes none.
 */
const changesSecurity = `
  alter table import_changes enable row level security;
  alter table import_changes force row level security;
  create policy po_import_changes on import_changes
    using (current_setting('app.role', true) = 'DESK' and desk_id::text = current_setting('app.desk_id', true));
  create policy po_import_changes_retention on import_changes
    using (current_setting('app.role', true) = 'RETENTION' and (
      exists (select from imports i where i.id = import_changes.import_id
        and (i.undo_until at time zone 'Europe/Amsterdam')::date < ${today})
      or exists (select from candidate_profiles p where p.id = import_changes.profile_id
        and (p.state = 'WITHDRAWN' or p.published_until < ${today}))))
    with check (false)`;
