import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts in the order in which they were last verified. */
export class VerifyContacts1764400341000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'create index ix_employer_contacts_verified on employer_contacts (verified_on, id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index ix_employer_contacts_verified');
  }
}
