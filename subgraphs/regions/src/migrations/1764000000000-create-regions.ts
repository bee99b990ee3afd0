import { createKitTables, dropKitTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Regions, municipalities, desks and their contact persons, and instruments. */
export class CreateRegions1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    await queryRunner.query('create extension if not exists btree_gist schema public');
    for (const statement of [...tables, ...indexes, ...views]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop view published_contact, published_desk');
    await queryRunner.query(
      'drop table instrument_terms, instruments, desk_contacts, desk_regions, desks, municipality_regions, municipalities, regions',
    );
    await dropKitTables(queryRunner);
  }
}

const regions = `
  create table regions (
    code text not null constraint pk_regions primary key,
    name text not null,
    other_names text[] not null,
    valid_from date not null,
    valid_until date,
    central_municipality_code text,
    central_municipality_list_year integer,
    constraint ck_regions_code check (code ~ '^AM[0-9]{2}$')
  )`;

const municipalities = `
  create table municipalities (
    code text not null constraint pk_municipalities primary key,
    name text not null,
    other_names text[] not null,
    valid_from date not null,
    valid_until date,
    latitude double precision not null,
    longitude double precision not null,
    location_basis text not null,
    constraint ck_municipalities_code check (code ~ '^GM[0-9]{4}$'),
    constraint ck_municipalities_location_basis check (location_basis in ('SEAT', 'MEAN', 'MANUAL'))
  )`;

const municipalityRegions = `
  create table municipality_regions (
    municipality_code text not null constraint fk_municipality_regions_municipality references municipalities (code),
    valid_from date not null,
    region_code text not null constraint fk_municipality_regions_region references regions (code),
    valid_until date,
    constraint pk_municipality_regions primary key (municipality_code, valid_from)
  )`;

const desks = `
  create table desks (
    id uuid not null constraint pk_desks primary key,
    kind text not null,
    name text not null,
    function_address text not null,
    phone text,
    website text,
    response_days integer not null,
    verified_on date not null,
    closed_on date,
    constraint ck_desks_kind check (kind in ('WSP', 'WERKCENTRUM', 'CROSS_REGIONAL', 'NATIONAL_LIAISON')),
    constraint ck_desks_response_days check (response_days between 1 and 60)
  )`;

const deskRegions = `
  create table desk_regions (
    desk_id uuid not null constraint fk_desk_regions_desk references desks (id),
    region_code text not null constraint fk_desk_regions_region references regions (code),
    is_first_contact boolean not null,
    constraint pk_desk_regions primary key (desk_id, region_code)
  )`;

// The exclusion is what keeps "who is in charge on this day" answerable when two people name a contact at once.
const deskContacts = `
  create table desk_contacts (
    id uuid not null constraint pk_desk_contacts primary key,
    desk_id uuid not null constraint fk_desk_contacts_desk references desks (id),
    deputy_of uuid constraint fk_desk_contacts_deputy_of references desk_contacts (id),
    function_title text not null,
    name text,
    email_address text not null,
    phone text,
    valid_from date not null,
    valid_until date,
    verified_on date not null,
    constraint ck_desk_contacts_period check (valid_until >= valid_from),
    constraint ex_desk_contacts_in_charge exclude using gist
      (desk_id with =, daterange(valid_from, valid_until, '[]') with &&) where (deputy_of is null)
  )`;

const instruments = `
  create table instruments (
    code text not null constraint pk_instruments primary key,
    position integer not null,
    name_en text not null,
    name_nl text not null,
    grantors text[] not null,
    legal_basis jsonb not null,
    amount_rules jsonb not null,
    duration_rules jsonb not null,
    conditions jsonb not null,
    varies_by_municipality boolean not null,
    valid_from date,
    valid_until date,
    sources text[] not null,
    checked_on date not null,
    constraint ck_instruments_period check (valid_until >= valid_from)
  )`;

const instrumentTerms = `
  create table instrument_terms (
    id uuid not null constraint pk_instrument_terms primary key,
    instrument_code text not null constraint fk_instrument_terms_instrument references instruments (code),
    region_code text not null constraint fk_instrument_terms_region references regions (code),
    municipality_code text constraint fk_instrument_terms_municipality references municipalities (code),
    grantor text not null,
    standard_months integer,
    maximum_months integer,
    remark text,
    valid_from date not null,
    valid_until date,
    source text not null,
    checked_on date not null,
    constraint ck_instrument_terms_period check (valid_until >= valid_from),
    constraint ck_instrument_terms_months check (maximum_months >= standard_months)
  )`;

const tables = [
  regions,
  municipalities,
  municipalityRegions,
  desks,
  deskRegions,
  deskContacts,
  instruments,
  instrumentTerms,
];

const indexes = [
  'create index ix_municipality_regions_region on municipality_regions (region_code)',
  'create index ix_instrument_terms_instrument on instrument_terms (instrument_code, region_code)',
  'create index ix_desk_regions_region on desk_regions (region_code)',
  'create index ix_desk_contacts_desk on desk_contacts (desk_id, valid_from)',
];

/** Desks with the regions they serve. */
const publishedDesk = `
  create view published_desk as
    select d.id, d.kind, d.name, d.response_days, d.closed_on,
           array(select r.region_code from desk_regions r where r.desk_id = d.id order by r.region_code collate "C")
             as region_codes
    from desks d`;

/** Contact persons as others may refer to them: no name, no address. */
const publishedContact = `
  create view published_contact as
    select id, desk_id, deputy_of, valid_from, valid_until from desk_contacts`;

const views = [publishedDesk, publishedContact];
