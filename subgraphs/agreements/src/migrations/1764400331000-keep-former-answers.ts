import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What regions answered before they answered again, so that a past day can be asked about. */
export class KeepFormerAnswers1764400331000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [formerAnswers, onePresentAnswer]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const formerAnswers = `
  alter table regional_arrangements
    add column former_of uuid constraint fk_regional_arrangements_former_of references regional_arrangements (id),
    drop constraint uq_regional_arrangements_place,
    add constraint uq_regional_arrangements_revision unique nulls not distinct
      (arrangement_id, region_code, municipality_code, revision)`;

const onePresentAnswer = `
  create unique index uq_regional_arrangements_place on regional_arrangements
    (arrangement_id, region_code, municipality_code) nulls not distinct where former_of is null`;

const back = [
  `create temporary table former on commit drop as
     select id, clause_set_id from regional_arrangements where former_of is not null`,
  'delete from arrangement_deviations where regional_arrangement_id in (select id from former)',
  'delete from regional_arrangements where id in (select id from former)',
  'delete from clause_sets where id in (select clause_set_id from former)',
  'drop table former',
  'drop index uq_regional_arrangements_place',
  `alter table regional_arrangements
     drop constraint uq_regional_arrangements_revision,
     drop column former_of,
     add constraint uq_regional_arrangements_place unique nulls not distinct
       (arrangement_id, region_code, municipality_code)`,
];
