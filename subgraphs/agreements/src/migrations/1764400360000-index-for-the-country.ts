import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the size of the country needs: 100,000 follow-up agreements of 2,500 sessions. */
export class IndexForTheCountry1764400360000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of indexes) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of indexes) {
      await queryRunner.query(`drop index ${/create index (\w+)/.exec(statement)?.[1]}`);
    }
  }
}

const indexes = [
  // Reminders go from employer to employer; what is late or not heard of again is counted without reading the rows.
  `create index ix_follow_up_agreements_open on follow_up_agreements (employer_id, due_on, last_update_on)
   where withdrawn_on is null and status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS')`,
  // The sessions of which an organiser may see all.
  'create index ix_dialogue_sessions_organiser on dialogue_sessions (organiser_subject, id)',
  // The session before another in the series.
  'create index ix_dialogue_sessions_number on dialogue_sessions (number, held_on, id)',
];
