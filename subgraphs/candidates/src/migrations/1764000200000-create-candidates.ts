import { createKitTables, dropKitTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pools, anonymous profiles, introductions, and their private side tables under forced row-level security. */
export class CreateCandidates1764000200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    for (const statement of [...tables, ...indexes, ...views]) await queryRunner.query(statement);
    for (const [table, condition] of Object.entries(policies)) {
      await queryRunner.query(`alter table ${table} enable row level security`);
      await queryRunner.query(`alter table ${table} force row level security`);
      await queryRunner.query(
        `create policy po_${table} on ${table} using (${condition}) with check (${condition})`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop view published_profile_count');
    await queryRunner.query(
      `drop table introduction_meetings, introduction_private, introductions, profile_private,
         candidate_profiles, candidate_pools`,
    );
    await dropKitTables(queryRunner);
  }
}

const pools = `
  create table candidate_pools (
    id uuid not null constraint pk_candidate_pools primary key,
    desk_id uuid not null,
    region_code text not null,
    name text not null,
    is_default boolean not null,
    constraint uq_candidate_pools_place unique (id, desk_id, region_code),
    constraint ck_candidate_pools_region check (region_code ~ '^AM[0-9]{2}$')
  )`;

// A withdrawn profile has no content: the check keeps whatever writes to this table from leaving some behind.
const profiles = `
  create table candidate_profiles (
    id uuid not null constraint pk_candidate_profiles primary key,
    pool_id uuid not null,
    desk_id uuid not null,
    region_code text not null,
    municipality_code text,
    state text not null,
    available_from text,
    hours_min integer,
    hours_max integer,
    working_level text,
    occupations text[],
    sectors text[],
    skills text[],
    languages text[],
    driving_licences text[],
    travel_distance_km integer,
    travel_time_minutes integer,
    travel_means text[],
    published_on date not null,
    verified_on date not null,
    withdrawn_on date,
    constraint fk_candidate_profiles_pool foreign key (pool_id, desk_id, region_code)
      references candidate_pools (id, desk_id, region_code),
    constraint ck_candidate_profiles_state check (state in ('PUBLISHED', 'WITHDRAWN')),
    constraint ck_candidate_profiles_withdrawn check ((state = 'WITHDRAWN') = (withdrawn_on is not null)),
    constraint ck_candidate_profiles_erased check (state = 'PUBLISHED' or num_nonnulls(
      municipality_code, available_from, hours_min, hours_max, working_level, occupations, sectors, skills,
      languages, driving_licences, travel_distance_km, travel_time_minutes, travel_means) = 0),
    constraint ck_candidate_profiles_available_from check (available_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint ck_candidate_profiles_hours check
      (hours_min between 0 and 60 and hours_max between 0 and 60 and hours_min <= hours_max),
    constraint ck_candidate_profiles_working_level check
      (working_level in ('NONE', 'BASIC', 'VMBO', 'MBO_HAVO_VWO', 'HBO', 'WO')),
    constraint ck_candidate_profiles_travel check
      (travel_distance_km between 0 and 999 and travel_time_minutes between 0 and 999),
    constraint ck_candidate_profiles_travel_means check
      (travel_means <@ array['CAR', 'MOPED', 'BICYCLE', 'MOTORCYCLE', 'PUBLIC_TRANSPORT', 'OTHER'])
  )`;

const profilePrivate = `
  create table profile_private (
    profile_id uuid not null constraint pk_profile_private primary key
      constraint fk_profile_private_profile references candidate_profiles (id),
    desk_id uuid not null,
    desk_reference text,
    desk_notes text,
    workplace_conditions text[],
    consent_recorded_on date not null
  )`;

const introductions = `
  create table introductions (
    id uuid not null constraint pk_introductions primary key,
    profile_id uuid not null constraint fk_introductions_profile references candidate_profiles (id),
    desk_id uuid not null,
    employer_id uuid not null,
    vacancy_id uuid,
    state text not null,
    requested_on date not null,
    answer_due_on date not null,
    closed_on date,
    constraint ck_introductions_state check
      (state in ('ASKED', 'AGREED', 'DECLINED', 'MEETING', 'DONE', 'CLOSED')),
    constraint ck_introductions_closed check
      ((state in ('DECLINED', 'DONE', 'CLOSED')) = (closed_on is not null)),
    constraint ck_introductions_period check (answer_due_on >= requested_on and closed_on >= requested_on)
  )`;

const notes = `
  create table introduction_private (
    introduction_id uuid not null constraint pk_introduction_private primary key
      constraint fk_introduction_private_introduction references introductions (id),
    desk_id uuid not null,
    notes text not null
  )`;

const meetings = `
  create table introduction_meetings (
    introduction_id uuid not null constraint pk_introduction_meetings primary key
      constraint fk_introduction_meetings_introduction references introductions (id),
    desk_id uuid not null,
    employer_id uuid not null,
    meeting_at timestamptz not null
  )`;

const tables = [pools, profiles, profilePrivate, introductions, notes, meetings];

const indexes = [
  'create index ix_candidate_pools_region on candidate_pools (region_code)',
  'create unique index uq_candidate_pools_default on candidate_pools (desk_id, region_code) where is_default',
  'create index ix_candidate_profiles_pool on candidate_profiles (pool_id, verified_on, id)',
  `create index ix_candidate_profiles_published on candidate_profiles (region_code, verified_on)
   where state = 'PUBLISHED'`,
  `create index ix_candidate_profiles_verified on candidate_profiles (verified_on) where state = 'PUBLISHED'`,
  `create index ix_candidate_profiles_occupations on candidate_profiles using gin (occupations)
   where state = 'PUBLISHED'`,
  'create index ix_introductions_desk on introductions (desk_id, requested_on, id)',
  'create index ix_introductions_employer on introductions (employer_id, requested_on, id)',
  'create index ix_introductions_profile on introductions (profile_id)',
];

const isOwnDesk = `current_setting('app.role', true) = 'DESK'
  and desk_id::text = current_setting('app.desk_id', true)`;

const isOwnEmployer = `current_setting('app.role', true) = 'EMPLOYER'
  and employer_id::text = current_setting('app.employer_id', true)`;

/** Who may touch a row of each private table; without a caller both settings are null and nobody may. */
const policies = {
  profile_private: isOwnDesk,
  introduction_private: isOwnDesk,
  introduction_meetings: `(${isOwnDesk}) or (${isOwnEmployer})`,
};

/** How many people each region has on offer, in exact numbers. */
const publishedProfileCount = `
  create view published_profile_count as
    select region_code, count(*) as published,
           count(*) filter (where verified_on >= (now() at time zone 'Europe/Amsterdam')::date - 90) as available,
           max(verified_on) as last_verified_on
    from candidate_profiles where state = 'PUBLISHED' group by region_code`;

const views = [publishedProfileCount];
