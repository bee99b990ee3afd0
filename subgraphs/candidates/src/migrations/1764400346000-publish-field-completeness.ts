import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How complete published profiles are, for whoever compares regions: exact numbers, to be rounded where shown. */
export class PublishFieldCompleteness1764400346000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publishedFieldCompleteness);
    await queryRunner.query(publishedProfileCount(dayOnce));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publishedProfileCount(dayPerRow));
    await queryRunner.query('drop view published_field_completeness');
  }
}

const dayPerRow = `(now() at time zone 'Europe/Amsterdam')::date`;

/** The same day, which PostgreSQL reckons once for a statement and not once for each profile: half of what it took. */
const dayOnce = `(select ${dayPerRow})`;

const isPublished = (day: string): string =>
  `state = 'PUBLISHED' and (published_until is null or published_until >= ${day})`;

const publishedProfileCount = (day: string): string => `
  create or replace view published_profile_count as
    select region_code, count(*) as published, count(*) filter (where verified_on >= ${day} - 90) as available,
           max(verified_on) as last_verified_on
    from candidate_profiles where ${isPublished(day)} group by region_code`;

// When a field counts as known, as the running code says it too (repositories/unknown-field-sql.ts); a test holds both equal.
const knownWhen = {
  AVAILABLE_FROM: 'p.available_from is not null',
  HOURS_PER_WEEK: 'num_nulls(p.hours_min, p.hours_max) = 0',
  WORKING_LEVEL: 'p.working_level is not null',
  OCCUPATIONS: 'p.occupations is not null',
  SECTORS: 'p.sectors is not null',
  SKILLS: 'p.skills is not null',
  LANGUAGES: 'p.languages is not null',
  DRIVING_LICENCES: 'p.driving_licences is not null',
  TRAVEL: 'num_nulls(p.travel_distance_km, p.travel_time_minutes, p.travel_means) = 0',
};

const fields = Object.entries(knownWhen);

const counts = fields
  .map(([field, isKnown]) => `count(*) filter (where ${isKnown})::integer as ${field.toLowerCase()}`)
  .join(', ');

const rows = fields.map(([field], at) => `(${at + 1}, '${field}', c.${field.toLowerCase()})`).join(', ');

/** One pass over the published profiles, turned into a row for each field of each region. */
const publishedFieldCompleteness = `
  create view published_field_completeness as
    select c.region_code, f.position, f.field, f.known, c.published
    from (select p.region_code, count(*)::integer as published, ${counts}
          from candidate_profiles p
          where ${isPublished(dayOnce)}
          group by p.region_code) c
    cross join lateral (values ${rows}) as f (position, field, known)`;
