import { createLoader, createPageLoader, type Database } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { isPublishedOn } from '../repositories/profile-visibility';
import { fieldSql, verdictSql } from './criteria';
import type { JudgedField } from './judged-field';
import type { Question } from './question';
import { askedByVacancies, questionOfVacancy, vacancyColumns } from './question-source';

/** A vacancy that a profile meets, with what its workplace is about. */
export interface VacancyFit {
  readonly profileId: string;
  /** Whether a private row was read for it. */
  readonly isPrivate: boolean;
  readonly vacancyId: string;
  readonly question: Question;
  /** What the profile needs of a workplace; null is unknown. */
  readonly conditions: readonly string[] | null;
  /** What the vacancy's site offers. */
  readonly offers: readonly string[];
}

/** A fit, or the one row of a profile without any on this page. */
export type FitRow =
  | VacancyFit
  | (Pick<VacancyFit, 'profileId' | 'isPrivate'> & { readonly vacancyId: null });

/** How many vacancies a profile meets, and how many cannot be judged: all of them, and per field. */
export interface FitCounts {
  readonly profileId: string;
  readonly fits: number;
  readonly leftOut: number;
  readonly leftOutByField: ReadonlyMap<string, number>;
}

/** The engine the other way round, for the profiles of one desk. */
export type VacancyMatching = ReturnType<typeof createVacancyMatching>;

/**
 * The open vacancies in a profile's region that the profile meets: the engine of matches with profiles on the outer
 * side. Only published profiles of the desk have an answer; row-level security shows no other desk's conditions.
 * @param deskId null for a caller who is no desk
 */
export function createVacancyMatching(database: Database, deskId: string | null, today: string) {
  return {
    page: createPageLoader<FitRow>(
      'vacancies of profile',
      (profileIds, { first, after }) =>
        database.privately(async (manager, seen) => {
          const values = [profileIds, deskId, today, after?.[1] ?? null, first + 1];
          const rows = await manager.query<FitRow[]>(pageSql, values);
          seen([...new Set(rows.filter(({ isPrivate }) => isPrivate).map(({ profileId }) => profileId))]);
          return rows.map((row) =>
            row.vacancyId === null ? row : { ...row, question: questionOfVacancy(row.question) },
          );
        }),
      ({ profileId }) => profileId,
    ),
    counts: createLoader<FitCounts>(
      'vacancy counts of profile',
      (profileIds) => countFits(database.manager, [profileIds, deskId, today]),
      ({ profileId }) => profileId,
    ),
  };
}

const isOwn = `p.id = any($1::uuid[]) and p.desk_id = $2::uuid and ${isPublishedOn('$3')}`;

const isMet = verdictSql(askedByVacancies);

/** The open vacancies in the region of the profile `p` of the outer side. */
const openVacancies = `
  select ${vacancyColumns}, v.id as vacancy_id, v.published_on, s.offers
  from employers.published_vacancy v join employers.published_site s on s.id = v.site_id
  where v.region_code = p.region_code and v.state <> 'CLOSED'`;

/** How many of a profile's conditions a site does not offer. Of unknown conditions none is missing. */
const missing = (offers: string): string =>
  `cardinality(array(select unnest(p.workplace_conditions) except select unnest(${offers})))`;

/**
 * Vacancies whose site offers all that the profile needs come first, then those that lack one thing, and so on; then
 * the newest; then by id, which says nothing. $4 is the vacancy before the page: its place is computed anew, so that
 * a cursor tells nothing of conditions.
 */
const pageSql = `
  with own as materialized (
    select p.*, d.workplace_conditions, d.profile_id is not null as is_private
    from candidate_profiles p left join profile_private d on d.profile_id = p.id where ${isOwn}
  )
  select p.id as "profileId", p.is_private as "isPrivate", p.workplace_conditions as conditions,
         f.vacancy_id as "vacancyId", f.question, f.offers
  from own p
  left join lateral (
    select v.id, v.published_on, ${missing('s.offers')} as missing
    from employers.published_vacancy v join employers.published_site s on s.id = v.site_id where v.id = $4::uuid
  ) a on true
  left join lateral (
    select m.*, to_jsonb(m) - '{key,vacancy_id,published_on,offers,missing}'::text[] as question
    from (select q.*, ${missing('q.offers')} as missing from (${openVacancies}) q where ${isMet}) m
    where $4::uuid is null or (m.missing, a.published_on, m.vacancy_id) > (a.missing, m.published_on, a.id)
    order by m.missing, m.published_on desc, m.vacancy_id limit $5
  ) f on true
  order by f.missing, f.published_on desc, f.vacancy_id`;

/** Of every profile, as whom its vacancies are counted; nothing private is read. */
const countsSql = `
  with own as materialized (select p.* from candidate_profiles p where ${isOwn})
  select p.id as "profileId", c.* from own p cross join lateral (
    select count(*) filter (where ${isMet})::integer as fits,
           count(*) filter (where (${isMet}) is null)::integer as "leftOut"
           ${[...askedByVacancies].map(([field, by]) => unknownSql(field, by)).join('')}
    from (${openVacancies}) q where (${isMet}) is not false
  ) c`;

function unknownSql(field: JudgedField, by: 'ALL' | 'SOME'): string {
  return `, count(*) filter (where ${fieldSql(field, by)} is null)::integer as "${field}"`;
}

type CountRow = Omit<FitCounts, 'leftOutByField'> & Readonly<Partial<Record<JudgedField, number>>>;

async function countFits(manager: EntityManager, values: readonly unknown[]): Promise<FitCounts[]> {
  const rows = await manager.query<CountRow[]>(countsSql, [...values]);
  return rows.map(({ profileId, fits, leftOut, ...byField }) => ({
    profileId,
    fits,
    leftOut,
    leftOutByField: new Map(Object.entries(byField).filter(([, vacancies]) => vacancies > 0)),
  }));
}
