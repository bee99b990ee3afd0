import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How fresh the profiles of each region are is counted out of the index in which a search finds them. */
export class CountOutOfTheIndex1764400361000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index ix_candidate_profiles_region_order');
    await queryRunner.query(regionOrder('include (published_until)'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index ix_candidate_profiles_region_order');
    await queryRunner.query(regionOrder(''));
  }
}

const regionOrder = (included: string): string =>
  `create index ix_candidate_profiles_region_order on candidate_profiles (region_code, verified_on, id) ${included}
   where state = 'PUBLISHED'`;
