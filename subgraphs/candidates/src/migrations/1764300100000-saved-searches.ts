import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches that an employer or a desk keeps. */
export class SavedSearches1764300100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(savedSearches);
    await queryRunner.query(
      'create index ix_saved_searches_owner on saved_searches (owner_role, owner_id, created_on, id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table saved_searches');
  }
}

const savedSearches = `
  create table saved_searches (
    id uuid not null constraint pk_saved_searches primary key,
    owner_role text not null,
    owner_id uuid not null,
    name text not null,
    criteria jsonb not null,
    created_on date not null,
    created_by text,
    revision integer not null,
    constraint ck_saved_searches_owner_role check (owner_role in ('EMPLOYER', 'DESK')),
    constraint ck_saved_searches_name check (char_length(name) between 1 and 120),
    constraint ck_saved_searches_criteria check (jsonb_typeof(criteria) = 'object'),
    constraint ck_saved_searches_revision check (revision > 0)
  )`;
