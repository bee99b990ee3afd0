import type { MigrationInterface, QueryRunner } from 'typeorm';

/** End dates and revisions of profiles, receipts of erasures, and what the retention job may touch. */
export class EndDatesAndRetention1764200200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...columns, receipts, receiptsSecurity, ...indexes, viewWithEndDates]) {
      await queryRunner.query(statement);
    }
    for (const [table, isDue] of Object.entries(dueRows)) {
      // Rows that are due can be seen and deleted; none can be written.
      await queryRunner.query(
        `create policy po_${table}_retention on ${table}
         using (current_setting('app.role', true) = 'RETENTION' and ${isDue}) with check (false)`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(dueRows)) {
      await queryRunner.query(`drop policy po_${table}_retention on ${table}`);
    }
    await queryRunner.query(viewWithoutEndDates);
    for (const name of indexNames) await queryRunner.query(`drop index ${name}`);
    await queryRunner.query('drop table erasure_receipts');
    await queryRunner.query(
      'alter table candidate_profiles drop column published_until, drop column revision',
    );
  }
}

const columns = [
  `alter table candidate_profiles
     add column published_until date,
     add column revision integer not null default 1,
     add constraint ck_candidate_profiles_published_until check (published_until >= published_on),
     add constraint ck_candidate_profiles_no_end check (state = 'PUBLISHED' or published_until is null),
     add constraint ck_candidate_profiles_revision check (revision > 0)`,
  'alter table candidate_profiles alter column revision drop default',
];

const receipts = `
  create table erasure_receipts (
    id uuid not null constraint pk_erasure_receipts primary key,
    desk_id uuid not null,
    erased_at timestamptz not null,
    profiles integer not null,
    private_details integer not null,
    introductions_closed integer not null,
    meetings integer not null,
    notes integer not null,
    constraint ck_erasure_receipts_counts check
      (least(profiles, private_details, introductions_closed, meetings, notes) >= 0)
  )`;

const receiptsSecurity = `
  alter table erasure_receipts enable row level security;
  alter table erasure_receipts force row level security;
  create policy po_erasure_receipts on erasure_receipts
    using (current_setting('app.role', true) = 'DESK' and desk_id::text = current_setting('app.desk_id', true))`;

const indexes = [
  `create index ix_profile_private_reference on profile_private (desk_id, desk_reference)
   where desk_reference is not null`,
  `create index ix_candidate_profiles_until on candidate_profiles (published_until, id)
   where state = 'PUBLISHED' and published_until is not null`,
  'create index ix_introductions_closed on introductions (closed_on, id) where closed_on is not null',
  'create index ix_idempotency_keys_result on idempotency_keys (result_id)',
];

const indexNames = indexes.flatMap((statement) => /create index (\w+)/.exec(statement)?.[1] ?? []);

/**
 * The day by which rows are due: the job's, but never one that the database's own clock has not reached, so that a
 * host whose clock runs ahead deletes nothing early. Without a day of the job it is the database's.
 */
const today = `least(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;

const isGone = `(p.state = 'WITHDRAWN' or p.published_until < ${today})`;

const ofDueIntroduction = (table: string): string => `exists (
  select from introductions i join candidate_profiles p on p.id = i.profile_id
  where i.id = ${table}.introduction_id and (i.closed_on <= ${today} - 28 or ${isGone}))`;

/** Which rows of each private table are due to be deleted: the job is bound by this, whatever its SQL says. */
const dueRows = {
  profile_private: `exists (select from candidate_profiles p where p.id = profile_private.profile_id and ${isGone})`,
  introduction_private: ofDueIntroduction('introduction_private'),
  introduction_meetings: ofDueIntroduction('introduction_meetings'),
};

const viewOf = (isPublished: string): string => `
  create or replace view published_profile_count as
    select region_code, count(*) as published,
           count(*) filter (where verified_on >= (now() at time zone 'Europe/Amsterdam')::date - 90) as available,
           max(verified_on) as last_verified_on
    from candidate_profiles where ${isPublished} group by region_code`;

const viewWithoutEndDates = viewOf(`state = 'PUBLISHED'`);

const viewWithEndDates = viewOf(
  `state = 'PUBLISHED'
   and (published_until is null or published_until >= (now() at time zone 'Europe/Amsterdam')::date)`,
);
