import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets for exports of follow-up agreements, and feeds of their days. Of each secret the hash is kept alone. */
export class FilesThatLeave1764400350000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [exportTickets, feeds, ...indexes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index ix_follow_up_agreements_due');
    await queryRunner.query('drop table calendar_feeds, follow_up_exports');
  }
}

const exportTickets = `
  create table follow_up_exports (
    id uuid not null constraint pk_follow_up_exports primary key,
    secret_hash text not null,
    role text not null,
    subject text,
    employer_id uuid,
    desk_id uuid,
    region_codes text[] not null,
    session_id uuid constraint fk_follow_up_exports_session references dialogue_sessions (id),
    format text not null,
    language text not null,
    separator text not null,
    fetches integer not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    constraint ck_follow_up_exports_role check (role in ('EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN')),
    constraint ck_follow_up_exports_format check (format in ('CSV', 'XLSX')),
    constraint ck_follow_up_exports_language check (language in ('en', 'nl')),
    constraint ck_follow_up_exports_separator check (separator in ('SEMICOLON', 'COMMA')),
    constraint ck_follow_up_exports_fetches check (fetches >= 0),
    constraint ck_follow_up_exports_period check (expires_at > created_at)
  )`;

const feeds = `
  create table calendar_feeds (
    id uuid not null constraint pk_calendar_feeds primary key,
    secret_hash text not null constraint uq_calendar_feeds_secret unique,
    role text not null,
    subject text,
    employer_id uuid,
    desk_id uuid,
    region_codes text[] not null,
    language text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    last_fetched_on date,
    constraint ck_calendar_feeds_party check (case role
      when 'EMPLOYER' then employer_id is not null and desk_id is null
      when 'DESK' then desk_id is not null and employer_id is null
      when 'LIAISON' then employer_id is null and desk_id is null
      else false end),
    constraint ck_calendar_feeds_language check (language in ('en', 'nl')),
    constraint ck_calendar_feeds_period check (expires_at > created_at)
  )`;

const indexes = [
  'create index ix_follow_up_exports_expiry on follow_up_exports (expires_at)',
  'create index ix_follow_up_exports_session on follow_up_exports (session_id)',
  'create index ix_calendar_feeds_expiry on calendar_feeds (expires_at)',
  `create index ix_follow_up_agreements_due on follow_up_agreements (due_on, id) where withdrawn_on is null`,
];
