import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ways in to profiles: in the order of a search, by what was asked, and by what changed. */
export class SearchIndexes1764300010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { index } of replaced) await queryRunner.query(`drop index ${index}`);
    for (const statement of indexes) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of indexes) {
      await queryRunner.query(`drop index ${/create index (\w+)/.exec(statement)?.[1]}`);
    }
    for (const { index, on } of replaced) await queryRunner.query(`create index ${index} on ${on}`);
  }
}

const published = `where state = 'PUBLISHED'`;

const replaced = [
  {
    index: 'ix_candidate_profiles_published',
    on: `candidate_profiles (region_code, verified_on) ${published}`,
  },
  { index: 'ix_candidate_profiles_verified', on: `candidate_profiles (verified_on) ${published}` },
  {
    index: 'ix_candidate_profiles_occupations',
    on: `candidate_profiles using gin (occupations) ${published}`,
  },
];

const indexes = [
  // A search reads the days from the latest, and each day by id: over all regions, or in a few of them.
  `create index ix_candidate_profiles_order on candidate_profiles (verified_on, id) ${published}`,
  `create index ix_candidate_profiles_region_order on candidate_profiles (region_code, verified_on, id) ${published}`,
  `create index ix_candidate_profiles_changed on candidate_profiles (region_code, changed_on) ${published}`,
  // What few people have is found here, in whatever mixture it is asked.
  `create index ix_candidate_profiles_content on candidate_profiles
   using gin (occupations, skill_ids, languages, driving_licences, sectors) ${published}`,
  `create index ix_skills_words on skills using gin (to_tsvector('dutch', text))`,
  'create index ix_skills_letters on skills using gin (text public.gin_trgm_ops)',
  'create index ix_skills_used on skills (used_on)',
];
