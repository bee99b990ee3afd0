import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How follow-up agreements go on after the day. That nobody answers is told from the days of the updates and no longer
 * stored; results are kept one after the other.
 */
export class FollowUpProgress1764400320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...silence, ...notes, results, ...updateDays])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

// What nobody had answered is where it was before, and the day on which that was noted stays a line of its history.
const silence = [
  `update follow_up_status_changes c set status = coalesce((
     select earlier.status from follow_up_status_changes earlier
     where earlier.follow_up_agreement_id = c.follow_up_agreement_id and earlier.number < c.number
       and earlier.status <> 'NO_RESPONSE'
     order by earlier.number desc limit 1), 'OPEN')
   where c.status = 'NO_RESPONSE'`,
  `update follow_up_agreements f set status = coalesce((
     select c.status from follow_up_status_changes c where c.follow_up_agreement_id = f.id
     order by c.number desc limit 1), 'OPEN')
   where f.status = 'NO_RESPONSE'`,
  `alter table follow_up_agreements
     drop constraint ck_follow_up_agreements_status,
     add constraint ck_follow_up_agreements_status check
       (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED'))`,
  `alter table follow_up_status_changes
     drop constraint ck_follow_up_status_changes_status,
     add constraint ck_follow_up_status_changes_status check
       (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED'))`,
];

const notes = [
  `alter table follow_up_status_changes
     drop constraint ck_follow_up_status_changes_noted_by,
     add constraint ck_follow_up_status_changes_noted_by check
       (noted_by in ('EMPLOYER', 'REGION', 'ORGANISER', 'LIAISON')),
     add constraint ck_follow_up_status_changes_reason check
       (status = 'DROPPED' and reason in ('NO_VACANCY', 'NO_CANDIDATE', 'NO_CONTACT', 'NO_CAPACITY', 'TERMS_NOT_AGREED',
          'OTHER_PRIORITY', 'DUPLICATE', 'ORGANISATION_CHANGED', 'OTHER') or reason is null)`,
];

// Hours are counted in hundredths: they are added up, and sums of binary fractions are not exact.
const results = `
  create table follow_up_results (
    follow_up_agreement_id uuid not null
      constraint fk_follow_up_results_agreement references follow_up_agreements (id),
    number integer not null,
    is_meeting_held boolean not null,
    is_arrangement_signed boolean not null,
    arrangement_id uuid constraint fk_follow_up_results_arrangement references arrangements (id),
    placements integer,
    hours_hundredths integer,
    recorded_on date not null,
    noted_by text not null,
    constraint pk_follow_up_results primary key (follow_up_agreement_id, number),
    constraint ck_follow_up_results_placements check (placements between 0 and 10000),
    constraint ck_follow_up_results_hours check (hours_hundredths between 0 and 40000000),
    constraint ck_follow_up_results_noted_by check (noted_by in ('EMPLOYER', 'REGION', 'ORGANISER', 'LIAISON'))
  )`;

// Whatever changes an agreement tells the day of it; each day is kept, so that silence can be told for a day that is past.
const updateDays = [
  'create index ix_follow_up_results_arrangement on follow_up_results (arrangement_id)',
  `create table follow_up_update_days (
     follow_up_agreement_id uuid not null
       constraint fk_follow_up_update_days_agreement references follow_up_agreements (id),
     day date not null,
     constraint pk_follow_up_update_days primary key (follow_up_agreement_id, day)
   )`,
  'insert into follow_up_update_days select id, last_update_on from follow_up_agreements',
  `create function agreements.keep_update_day() returns trigger language plpgsql as $$
   begin
     insert into agreements.follow_up_update_days values (new.id, new.last_update_on) on conflict do nothing;
     return null;
   end $$`,
  `create trigger tr_follow_up_agreements_update_day after insert or update of last_update_on on follow_up_agreements
     for each row execute function agreements.keep_update_day()`,
];

const back = [
  'drop trigger tr_follow_up_agreements_update_day on follow_up_agreements',
  'drop function agreements.keep_update_day()',
  'drop table follow_up_update_days, follow_up_results',
  `update follow_up_status_changes set noted_by = 'ORGANISER' where noted_by = 'LIAISON'`,
  `alter table follow_up_status_changes
     drop constraint ck_follow_up_status_changes_reason,
     drop constraint ck_follow_up_status_changes_noted_by,
     add constraint ck_follow_up_status_changes_noted_by check (noted_by in ('EMPLOYER', 'REGION', 'ORGANISER')),
     drop constraint ck_follow_up_status_changes_status,
     add constraint ck_follow_up_status_changes_status check
       (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED', 'NO_RESPONSE'))`,
  `alter table follow_up_agreements
     drop constraint ck_follow_up_agreements_status,
     add constraint ck_follow_up_agreements_status check
       (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED', 'NO_RESPONSE'))`,
];
