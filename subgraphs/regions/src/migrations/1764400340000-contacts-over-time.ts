import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a contact is for beside being in charge, and when it is away. */
export class ContactsOverTime1764400340000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...contacts, topics, absences, ...views]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const inCharge = (condition: string): string => `
  alter table desk_contacts add constraint ex_desk_contacts_in_charge exclude using gist
    (desk_id with =, daterange(valid_from, valid_until, '[]') with &&) where (${condition})`;

const contacts = [
  'alter table desk_contacts add column is_for_topics boolean not null default false',
  'alter table desk_contacts drop constraint ex_desk_contacts_in_charge',
  inCharge('deputy_of is null and not is_for_topics'),
  'alter table desk_contacts add constraint uq_desk_contacts_desk unique (id, desk_id)',
  'create index ix_desk_contacts_verified on desk_contacts (verified_on, id)',
];

// Each topic has a period of its own: another contact may take over one topic of several. The exclusion is what keeps
// one contact for a topic on any day, also when two people name one at once.
const topics = `
  create table desk_contact_topics (
    contact_id uuid not null,
    desk_id uuid not null,
    topic text not null,
    valid_from date not null,
    valid_until date,
    constraint pk_desk_contact_topics primary key (contact_id, topic),
    constraint fk_desk_contact_topics_contact foreign key (contact_id, desk_id) references desk_contacts (id, desk_id),
    constraint ck_desk_contact_topics_topic check (topic in ('NATIONAL_EMPLOYERS', 'VACANCIES', 'PLACEMENTS',
      'INSTRUMENTS', 'TRIAL_PLACEMENT', 'WAGE_COST_SUBSIDY', 'JOB_COACHING', 'SICK_LEAVE', 'CANDIDATES',
      'ADMINISTRATION', 'ARRANGEMENTS')),
    constraint ck_desk_contact_topics_period check (valid_until >= valid_from),
    constraint ex_desk_contact_topics_one exclude using gist
      (desk_id with =, topic with =, daterange(valid_from, valid_until, '[]') with &&)
  )`;

// No column says why: that is nobody's business here.
const absences = `
  create table contact_absences (
    id uuid not null constraint pk_contact_absences primary key,
    contact_id uuid not null constraint fk_contact_absences_contact references desk_contacts (id),
    away_from date not null,
    away_until date not null,
    revision integer not null,
    constraint ck_contact_absences_period check (away_until >= away_from),
    constraint ck_contact_absences_revision check (revision > 0),
    constraint ex_contact_absences_period exclude using gist
      (contact_id with =, daterange(away_from, away_until, '[]') with &&)
  )`;

/** Whom others' rows refer to as the contact in charge and its deputy: those for topics are no part of it. */
const publishedContact = (condition: string): string => `
  create or replace view published_contact as
    select id, desk_id, deputy_of, valid_from, valid_until from desk_contacts ${condition}`;

/** Whom work can be given to beside them. */
const publishedTopicContact = `
  create view published_topic_contact as
    select id, desk_id, valid_from, valid_until from desk_contacts where is_for_topics`;

/**
 * Where a desk is written to today: to the contact in charge, else to a deputy, of those who are not away, else to the
 * desk itself.
 */
const publishedDeskAddress = (condition: string): string => `
  create or replace view published_desk_address as
    select d.id as desk_id, coalesce(
      (select c.email_address from desk_contacts c
       where c.desk_id = d.id and daterange(c.valid_from, c.valid_until, '[]') @> t.day ${condition}
       order by c.deputy_of is not null, c.id limit 1),
      d.function_address) as email_address
    from desks d cross join (select (now() at time zone 'Europe/Amsterdam')::date as day) t
    where d.closed_on is null or d.closed_on > t.day`;

const views = [
  publishedContact('where not is_for_topics'),
  publishedTopicContact,
  publishedDeskAddress(`and not c.is_for_topics and not exists (
    select from contact_absences a
    where a.contact_id = c.id and daterange(a.away_from, a.away_until, '[]') @> t.day)`),
];

const back = [
  'drop view published_topic_contact',
  publishedContact(''),
  publishedDeskAddress(''),
  'drop table contact_absences, desk_contact_topics',
  'delete from desk_contacts where is_for_topics and deputy_of is not null',
  'delete from desk_contacts where is_for_topics',
  'alter table desk_contacts drop constraint ex_desk_contacts_in_charge',
  'alter table desk_contacts drop constraint uq_desk_contacts_desk, drop column is_for_topics',
  inCharge('deputy_of is null'),
  'drop index ix_desk_contacts_verified',
];
