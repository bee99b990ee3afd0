import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers and regions say of clauses after use. */
export class ScoreClauses1764400330100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(clauseScores);
    await queryRunner.query('create index ix_clause_scores_ingredient on clause_scores (ingredient)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table clause_scores');
  }
}

// The employer's own lines have no region; nulls are equal, so its numbers are unique as well.
const clauseScores = `
  create table clause_scores (
    id uuid not null constraint pk_clause_scores primary key,
    arrangement_id uuid not null constraint fk_clause_scores_arrangement references arrangements (id),
    ingredient text not null,
    region_code text,
    number integer not null,
    verdict text not null,
    note text,
    scored_on date not null,
    constraint uq_clause_scores_number unique nulls not distinct (arrangement_id, ingredient, region_code, number),
    constraint ck_clause_scores_ingredient check (ingredient in
      ('CONTACT_PERSON', 'ESCALATION', 'RECRUITMENT_PROCEDURE', 'RESPONSE_TIME', 'COMMUNICATION',
       'INTENDED_PLACEMENTS', 'CONTRACT', 'TRIAL_PLACEMENT', 'WAGE_COST_SUBSIDY', 'WAGE_VALUE_ASSESSMENT',
       'JOB_COACHING', 'SICK_LEAVE_REPORTING', 'INSTRUMENTS', 'TARGET_GROUPS', 'PREPARATION', 'AFTERCARE',
       'DATA_SHARING', 'VALIDITY')),
    constraint ck_clause_scores_region check (region_code ~ '^AM[0-9]{2}$'),
    constraint ck_clause_scores_number check (number >= 1),
    constraint ck_clause_scores_verdict check (verdict in ('WORKS', 'DOES_NOT_WORK'))
  )`;
