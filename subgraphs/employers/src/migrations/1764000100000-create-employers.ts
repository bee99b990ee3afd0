import { createKitTables, dropKitTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers, their sites and contact persons, and vacancies. */
export class CreateEmployers1764000100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    await queryRunner.query('create extension if not exists btree_gist schema public');
    for (const statement of [...tables, ...indexes, ...views]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop view published_employer_contact, published_vacancy, published_site, published_employer',
    );
    await queryRunner.query('drop table vacancies, employer_contacts, sites, employers');
    await dropKitTables(queryRunner);
  }
}

const employers = `
  create table employers (
    id uuid not null constraint pk_employers primary key,
    name text not null,
    kvk_number text not null constraint uq_employers_kvk_number unique,
    sector text,
    industry_code text,
    registered_on date not null,
    closed_on date,
    constraint ck_employers_kvk_number check (kvk_number ~ '^[0-9]{8}$'),
    constraint ck_employers_sector check (sector in ('MARKET', 'GOVERNMENT')),
    constraint ck_employers_industry check (industry_code ~ '^[A-U]$')
  )`;

// The unique pairs are what contacts and vacancies refer to: neither can be of one employer at another's site.
const sites = `
  create table sites (
    id uuid not null constraint pk_sites primary key,
    employer_id uuid not null constraint fk_sites_employer references employers (id),
    name text not null,
    municipality_code text not null,
    region_code text not null,
    offers text[] not null,
    intended_placements integer,
    opens_on date,
    closed_on date,
    constraint uq_sites_employer unique (id, employer_id),
    constraint uq_sites_employer_region unique (id, employer_id, region_code),
    constraint ck_sites_municipality check (municipality_code ~ '^GM[0-9]{4}$'),
    constraint ck_sites_region check (region_code ~ '^AM[0-9]{2}$'),
    constraint ck_sites_offers check (offers <@ '{LIFT,WHEELCHAIR_ACCESS,QUIET_PLACE,JOB_COACH_WELCOME,
      FLEXIBLE_HOURS,PUBLIC_TRANSPORT_NEARBY,INTERNAL_GUIDANCE,ADAPTED_WORKSTATION}'::text[]),
    constraint ck_sites_intended_placements check (intended_placements between 0 and 10000)
  )`;

// The exclusions keep "who is in charge on this day" answerable when two people name a contact at once.
const employerContacts = `
  create table employer_contacts (
    id uuid not null constraint pk_employer_contacts primary key,
    employer_id uuid not null constraint fk_employer_contacts_employer references employers (id),
    site_id uuid,
    deputy_of uuid constraint fk_employer_contacts_deputy_of references employer_contacts (id),
    function_title text not null,
    name text,
    email_address text not null,
    phone text,
    valid_from date not null,
    valid_until date,
    verified_on date not null,
    constraint fk_employer_contacts_site foreign key (site_id, employer_id) references sites (id, employer_id),
    constraint ck_employer_contacts_period check (valid_until >= valid_from),
    constraint ex_employer_contacts_in_charge exclude using gist
      (employer_id with =, daterange(valid_from, valid_until, '[]') with &&)
      where (deputy_of is null and site_id is null),
    constraint ex_employer_contacts_in_charge_of_site exclude using gist
      (site_id with =, daterange(valid_from, valid_until, '[]') with &&)
      where (deputy_of is null and site_id is not null)
  )`;

const vacancies = `
  create table vacancies (
    id uuid not null constraint pk_vacancies primary key,
    employer_id uuid not null,
    site_id uuid not null,
    region_code text not null,
    title text not null,
    kind text not null,
    description text,
    occupations text[] not null,
    working_level_at_least text,
    hours_min integer,
    hours_max integer,
    positions integer not null,
    languages text[] not null,
    driving_licences text[] not null,
    starts_on date,
    ends_on date,
    closes_on date,
    published_on date not null,
    constraint fk_vacancies_site foreign key (site_id, employer_id, region_code)
      references sites (id, employer_id, region_code) on update cascade,
    constraint ck_vacancies_kind check (kind in ('OPEN', 'CREATED', 'ANNOUNCED')),
    constraint ck_vacancies_working_level
      check (working_level_at_least in ('NONE', 'BASIC', 'VMBO', 'MBO_HAVO_VWO', 'HBO', 'WO')),
    constraint ck_vacancies_hours
      check (hours_min between 0 and 60 and hours_max between 0 and 60 and hours_min <= hours_max),
    constraint ck_vacancies_positions check (positions between 1 and 1000),
    constraint ck_vacancies_period check (ends_on >= starts_on)
  )`;

const tables = [employers, sites, employerContacts, vacancies];

const indexes = [
  'create index ix_employers_name on employers (name collate "C", id)',
  'create index ix_sites_employer on sites (employer_id, name collate "C", id)',
  'create index ix_sites_region on sites (region_code, name collate "C", id)',
  'create index ix_employer_contacts_employer on employer_contacts (employer_id, site_id, valid_from)',
  'create index ix_employer_contacts_deputy_of on employer_contacts (deputy_of)',
  'create index ix_vacancies_published on vacancies (published_on, id)',
  'create index ix_vacancies_region on vacancies (region_code, published_on, id)',
  'create index ix_vacancies_employer on vacancies (employer_id, published_on, id)',
  'create index ix_vacancies_site on vacancies (site_id, published_on, id)',
];

/** Employers as others may refer to them. */
const publishedEmployer = `
  create view published_employer as select id, name, closed_on from employers`;

/** Sites with what their workplaces offer. */
const publishedSite = `
  create view published_site as
    select id, employer_id, region_code, municipality_code, offers, closed_on from sites`;

/** Vacancies as criteria to match on. State is as of today in the Netherlands, whatever the server's time zone. */
const publishedVacancy = `
  create view published_vacancy as
    select v.id, v.employer_id, v.site_id, v.region_code, s.municipality_code, v.occupations,
           array_remove(array[e.industry_code], null) as sectors,
           v.working_level_at_least as working_level, v.hours_min, v.hours_max, v.languages,
           v.driving_licences as licences, v.starts_on,
           case when v.closes_on < (now() at time zone 'Europe/Amsterdam')::date then 'CLOSED' else 'OPEN' end
             as state
    from vacancies v join sites s on s.id = v.site_id join employers e on e.id = v.employer_id`;

/** Contact persons as others may refer to them: no name, no address. */
const publishedEmployerContact = `
  create view published_employer_contact as
    select id, employer_id, valid_from, valid_until from employer_contacts`;

const views = [publishedEmployer, publishedSite, publishedVacancy, publishedEmployerContact];
