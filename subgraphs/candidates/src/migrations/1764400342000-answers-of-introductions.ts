import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the desk told what the candidate answered: what its promise is held against. */
export class AnswersOfIntroductions1764400342000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [column, fill]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table introductions drop column answered_on');
  }
}

const column = `
  alter table introductions
    add column answered_on date,
    add constraint ck_introductions_answered check
      (answered_on is null or answered_on >= requested_on and state <> 'ASKED')`;

/** Answers so far stand in the audit log. */
const fill = `
  update introductions i set answered_on = greatest(a.day, i.requested_on)
  from (select e.id::text as id, min((l.at at time zone 'Europe/Amsterdam')::date) as day
        from audit_entries l cross join unnest(l.object_ids) as e (id)
        where l.action = 'recordCandidateAnswer' group by e.id) a
  where a.id = i.id::text and i.state <> 'ASKED'`;
