import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries written at a table of a session, join codes for those tables, and the events that a hall screen follows. */
export class RecordInTheHall1764400300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...sessions, joinCodes, ...followUps, entries, events, ...indexes]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const sessions = [
  `alter table dialogue_sessions
     add column revision integer not null default 1,
     add column report_url text constraint ck_dialogue_sessions_report_url check (report_url ~ '^https://'),
     add column event_number integer not null default 0`,
];

// What is kept of a code is its hash: who reads the table cannot write at a table.
const joinCodes = `
  create table session_join_codes (
    id uuid not null constraint pk_session_join_codes primary key,
    session_id uuid not null constraint fk_session_join_codes_session references dialogue_sessions (id),
    table_name text not null,
    code_hash text not null constraint uq_session_join_codes_hash unique,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    window_started_at timestamptz(3),
    window_entries integer not null,
    constraint ck_session_join_codes_period check (expires_at > created_at),
    constraint ck_session_join_codes_window check (window_entries >= 0)
  )`;

// Agreements of the same parties that were taken apart by hand differ in their separation; all others have 0.
const followUps = [
  `alter table follow_up_agreements
     add column revision integer not null default 1,
     add column separation integer not null default 0,
     add column withdrawn_on date,
     add column last_update_on date`,
  `update follow_up_agreements f set last_update_on = coalesce(
     (select max(c.since) from follow_up_status_changes c where c.follow_up_agreement_id = f.id), f.recorded_on)`,
  'alter table follow_up_agreements alter column last_update_on set not null',
  'alter table follow_up_agreements drop constraint uq_follow_up_agreements_parties',
  `alter table follow_up_agreements add constraint uq_follow_up_agreements_parties unique nulls not distinct
     (employer_id, session_id, category, region_codes, separation)`,
  `alter table follow_up_status_changes
     add column noted_by text,
     add column note text,
     add column reason text,
     add constraint ck_follow_up_status_changes_noted_by check (noted_by in ('EMPLOYER', 'REGION', 'ORGANISER'))`,
];

const entries = `
  create table follow_up_entries (
    id uuid not null constraint pk_follow_up_entries primary key,
    follow_up_agreement_id uuid not null
      constraint fk_follow_up_entries_agreement references follow_up_agreements (id),
    side text not null,
    text text,
    employer_owner text,
    region_owner text,
    due_on date,
    writer text not null,
    client_key_hash text,
    request_hash text,
    join_code_id uuid constraint fk_follow_up_entries_join_code references session_join_codes (id),
    recorded_at timestamptz(3) not null,
    withdrawn_at timestamptz(3),
    withdrawal_reason text,
    constraint uq_follow_up_entries_client_key unique (writer, client_key_hash),
    constraint ck_follow_up_entries_side check (side in ('EMPLOYER', 'REGION', 'TABLE')),
    constraint ck_follow_up_entries_client_key check ((client_key_hash is null) = (request_hash is null)),
    constraint ck_follow_up_entries_withdrawal check
      ((withdrawn_at is null) = (withdrawal_reason is null) and withdrawal_reason in ('MISTAKE', 'TEST'))
  )`;

const events = `
  create table session_events (
    session_id uuid not null constraint fk_session_events_session references dialogue_sessions (id),
    number integer not null,
    follow_up_agreement_id uuid not null
      constraint fk_session_events_agreement references follow_up_agreements (id),
    kind text not null,
    at timestamptz(3) not null,
    constraint pk_session_events primary key (session_id, number),
    constraint ck_session_events_kind check (kind in ('RECORDED', 'CHANGED', 'WITHDRAWN'))
  )`;

const indexes = [
  'create index ix_session_join_codes_session on session_join_codes (session_id)',
  'create index ix_follow_up_entries_agreement on follow_up_entries (follow_up_agreement_id, recorded_at, id)',
];

const back = [
  'drop table session_events, follow_up_entries, session_join_codes',
  `alter table follow_up_status_changes drop column noted_by, drop column note, drop column reason`,
  'delete from follow_up_status_changes c using follow_up_agreements f where f.id = c.follow_up_agreement_id and f.separation > 0',
  'delete from follow_up_agreements where separation > 0',
  'alter table follow_up_agreements drop constraint uq_follow_up_agreements_parties',
  `alter table follow_up_agreements drop column revision, drop column separation, drop column withdrawn_on,
     drop column last_update_on`,
  `alter table follow_up_agreements add constraint uq_follow_up_agreements_parties unique nulls not distinct
     (employer_id, session_id, category, region_codes)`,
  'alter table dialogue_sessions drop column revision, drop column report_url, drop column event_number',
];
