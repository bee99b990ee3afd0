import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an introduction needs to be moved on: whose turn it is and until when, who deals with it, and its outcome. */
export class Introductions1764300200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [columns, fill, constraints, ...indexes, meetingsOfTheirSides]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(meetingsOfOneSide);
    for (const name of indexNames) await queryRunner.query(`drop index ${name}`);
    await queryRunner.query(
      `alter table introductions drop column due_on, drop column assigned_contact_id, drop column outcome,
         drop column revision`,
    );
  }
}

const columns = `
  alter table introductions
    add column due_on date,
    add column assigned_contact_id uuid,
    add column outcome text,
    add column revision integer not null default 1`;

/** When a meeting is stands in a table that its owner cannot read either: what was past its answer gets a week. */
const fill = `
  update introductions set due_on = case when state = 'ASKED' then answer_due_on
    else greatest(answer_due_on, (now() at time zone 'Europe/Amsterdam')::date + 7) end
  where closed_on is null`;

const constraints = `
  alter table introductions
    alter column revision drop default,
    add constraint ck_introductions_due check ((closed_on is null) = (due_on is not null)),
    add constraint ck_introductions_outcome check
      (state = 'DONE' and outcome in ('HIRED', 'TRIAL_PLACEMENT', 'WORK_EXPERIENCE', 'FOLLOW_UP_MEETING', 'NO_MATCH')
       or outcome is null),
    add constraint ck_introductions_revision check (revision > 0)`;

/** Those of the two sides carry the deadline, so that the open and the late ones are found without the ended. */
const indexes = [
  `create unique index uq_introductions_open on introductions (profile_id, employer_id) where closed_on is null`,
  `create index ix_introductions_open_desk on introductions (desk_id, requested_on, id) include (due_on)
   where closed_on is null`,
  `create index ix_introductions_open_employer on introductions (employer_id, requested_on, id) include (due_on)
   where closed_on is null`,
  'create index ix_introductions_due on introductions (due_on, id) where closed_on is null',
];

const indexNames = indexes.flatMap((statement) => /index (\w+)/.exec(statement)?.[1] ?? []);

const isOfASide = `(current_setting('app.role', true) = 'DESK' and desk_id::text = current_setting('app.desk_id', true)
  or current_setting('app.role', true) = 'EMPLOYER' and employer_id::text = current_setting('app.employer_id', true))`;

/** An employer writes meetings too now: no row may name other sides than its introduction has. */
const meetingsOfTheirSides = `
  alter policy po_introduction_meetings on introduction_meetings with check (${isOfASide} and exists (
    select from introductions i where i.id = introduction_meetings.introduction_id
      and i.desk_id = introduction_meetings.desk_id and i.employer_id = introduction_meetings.employer_id))`;

const meetingsOfOneSide = `alter policy po_introduction_meetings on introduction_meetings with check (${isOfASide})`;
