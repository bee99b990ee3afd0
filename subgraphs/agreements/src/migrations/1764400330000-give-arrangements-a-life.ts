import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of a framework, the days on which their states changed, and who signed for a region. */
export class GiveArrangementsALife1764400330000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [versions, signatories, stateChanges, ...knownStates]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

// Each arrangement that is there already becomes the only version of a framework of its own.
const versions = `
  alter table arrangements
    add column framework_id uuid not null default gen_random_uuid(),
    add column revision integer not null default 1,
    add constraint uq_arrangements_version unique (framework_id, version)`;

const signatories = `alter table regional_arrangements add column signatories text[] not null default '{}'`;

const stateChanges = `
  create table arrangement_state_changes (
    arrangement_id uuid not null constraint fk_arrangement_state_changes_arrangement references arrangements (id),
    number integer not null,
    state text not null,
    since date not null,
    outcome text,
    constraint pk_arrangement_state_changes primary key (arrangement_id, number),
    constraint ck_arrangement_state_changes_number check (number >= 1),
    constraint ck_arrangement_state_changes_state check
      (state in ('DRAFT', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED')),
    constraint ck_arrangement_state_changes_outcome check
      (outcome in ('CONTINUES', 'NEXT_VERSION') and (outcome is null or state = 'SIGNED'))
  )`;

// Of what is there already only the day of signing is known; the state of today holds from the day it can have begun.
const knownStates = [
  `insert into arrangement_state_changes (arrangement_id, number, state, since)
   select id, 1, 'SIGNED', signed_on from arrangements where signed_on is not null`,
  `insert into arrangement_state_changes (arrangement_id, number, state, since)
   select a.id, case when a.signed_on is null then 1 else 2 end, a.state,
     greatest(a.signed_on, case when a.state = 'ENDED' then a.valid_until + 1 end,
       case when a.signed_on is null or a.state <> 'ENDED' then current_date end)
   from arrangements a where a.signed_on is null or a.state <> 'SIGNED'`,
];

const back = [
  'drop table arrangement_state_changes',
  'alter table regional_arrangements drop column signatories',
  'alter table arrangements drop constraint uq_arrangements_version',
  'alter table arrangements drop column framework_id, drop column revision',
];
