import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dictionary of skills that profiles are searched by, and the day on which what a profile tells last changed. */
export class SearchColumns1764300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create extension if not exists pg_trgm schema public');
    for (const statement of [
      skills,
      resolveSkills,
      ...columns,
      fill,
      fillSkillIds,
      ...triggers,
      ...constraints,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['tr_candidate_profiles_skills', 'tr_candidate_profiles_new_skills']) {
      await queryRunner.query(`drop trigger ${name} on candidate_profiles`);
    }
    await queryRunner.query('drop function candidates.fill_skill_ids()');
    await queryRunner.query('alter table candidate_profiles drop column skill_ids, drop column changed_on');
    await queryRunner.query('drop function candidates.resolve_skills(text[])');
    await queryRunner.query('drop table skills');
  }
}

const skills = `
  create table skills (
    id integer not null generated always as identity constraint pk_skills primary key,
    text text not null constraint uq_skills_text unique,
    used_on date not null
  )`;

/**
 * The ids of skills in the dictionary, which it enters as they are used. One statement enters them in one order, so
 * that two writers wait for each other and never in a circle; whoever writes many profiles in one transaction
 * resolves their skills in one before.
 */
const resolveSkills = `
  create function candidates.resolve_skills(texts text[]) returns integer[] language plpgsql volatile as $$
  declare
    entries text[] := array(
      select distinct lower(regexp_replace(btrim(given), '\\s+', ' ', 'g')) as entry
      from unnest(texts) as given order by entry);
  begin
    insert into candidates.skills as known (text, used_on)
      select entry, (now() at time zone 'Europe/Amsterdam')::date from unnest(entries) as entry
      on conflict (text) do update set used_on = excluded.used_on where known.used_on < excluded.used_on;
    return array(select id from candidates.skills where text = any(entries) order by id);
  end $$`;

const columns = [
  'alter table candidate_profiles add column changed_on date',
  'alter table candidate_profiles add column skill_ids integer[]',
];

const fill = `
  update candidate_profiles set changed_on = published_on,
    skill_ids = case when skills is not null then candidates.resolve_skills(skills) end`;

/** Keeps the ids in step with the skills, whatever writes the row. */
const fillSkillIds = `
  create function candidates.fill_skill_ids() returns trigger language plpgsql as $$
  begin
    new.skill_ids := case when new.skills is not null then candidates.resolve_skills(new.skills) end;
    return new;
  end $$`;

/** A writer that changes both has resolved the skills itself. */
const triggers = [
  `create trigger tr_candidate_profiles_new_skills before insert on candidate_profiles for each row
     when (new.skills is not null and new.skill_ids is null) execute function candidates.fill_skill_ids()`,
  `create trigger tr_candidate_profiles_skills before update of skills on candidate_profiles for each row
     when (new.skills is distinct from old.skills and new.skill_ids is not distinct from old.skill_ids)
     execute function candidates.fill_skill_ids()`,
];

const constraints = [
  'alter table candidate_profiles alter column changed_on set not null',
  `alter table candidate_profiles
     add constraint ck_candidate_profiles_changed_on check (changed_on >= published_on),
     add constraint ck_candidate_profiles_skill_ids check ((skills is null) = (skill_ids is null))`,
];
