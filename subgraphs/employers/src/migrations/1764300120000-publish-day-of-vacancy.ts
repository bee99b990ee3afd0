import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which a vacancy was published, for whoever puts the newest first. */
export class PublishDayOfVacancy1764300120000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create or replace view published_vacancy as ${vacancies}, v.published_on ${from}`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // A view that is replaced keeps all its columns.
    await queryRunner.query('drop view published_vacancy');
    await queryRunner.query(`create view published_vacancy as ${vacancies} ${from}`);
  }
}

const vacancies = `
  select v.id, v.employer_id, v.site_id, v.region_code, s.municipality_code, v.occupations,
         array_remove(array[e.industry_code], null) as sectors,
         v.working_level_at_least as working_level, v.hours_min, v.hours_max, v.languages,
         v.driving_licences as licences, v.starts_on,
         case when v.closes_on < (now() at time zone 'Europe/Amsterdam')::date then 'CLOSED' else 'OPEN' end
           as state`;

const from = 'from vacancies v join sites s on s.id = v.site_id join employers e on e.id = v.employer_id';
