import {
  columnsOf,
  createListLoader,
  createLoader,
  createPageLoader,
  type Page,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile } from '../entities';
import { isPublishedOn } from '../repositories/profile-visibility';
import { Headcount } from '../services/people-count.service';
import { freshSince } from '../services/profile-staleness.service';
import { type AskedBy, fieldSql, type JudgedField, verdictSql } from './criteria';
import type { Question } from './question';
import type { QuestionSource } from './question-source';

/** A hit, or the one row of a question without hits on this page (`id` is null). */
export type HitRow = { readonly key: string; readonly question: Question } & (
  | CandidateProfile
  | { readonly id: null }
);

/** How many hits a question has in one of its regions. */
export interface RegionHits {
  readonly key: string;
  readonly regionCode: string;
  readonly hits: Headcount;
}

/** How many stale profiles meet everything that a question asks. */
export interface StaleHits {
  readonly key: string;
  readonly hits: Headcount;
}

/** A row as PostgreSQL answers it. */
type Counted<Row extends { readonly hits: Headcount }> = Omit<Row, 'hits'> & { readonly hits: number };

/** Who could not be judged: all of them, and per field. */
export interface LeftOut {
  readonly key: string;
  readonly total: Headcount;
  readonly byField: ReadonlyMap<string, Headcount>;
}

/** The answers to questions of one source, each with a statement of its own for all questions of a batch. */
export type Matching = ReturnType<typeof createMatching>;

/**
 * The engine of search and of matches: profiles against a rowset of questions. A question for which the source
 * has no row has no answer either.
 * @param today the day that tells fresh from stale
 */
export function createMatching(manager: EntityManager, source: QuestionSource, today: string) {
  const next = source.parameters.length + 2;
  const isPublished = isPublishedOn(`$${next}`);
  const isFresh = `${isPublished} and p.verified_on >= $${next + 1}::date`;
  const isStale = `${isPublished} and p.verified_on < $${next + 1}::date`;
  const ask = <Row>(
    keys: readonly string[],
    sql: (asked: AskedBy) => string,
    ...values: unknown[]
  ): Promise<Row[]> =>
    manager.query(`with q as materialized (${source.rowset}) ${sql(source.askedBy(keys))}`, [
      keys,
      ...source.parameters,
      today,
      freshSince(today),
      ...values,
    ]);
  return {
    page: createPageLoader<HitRow>(
      `${source.name} page`,
      (keys, page) =>
        ask(
          keys,
          (asked) => pageSql(manager, `${isFresh} and ${verdictSql(asked)}`, next + 2),
          ...pageValues(page, today),
        ),
      ({ key }) => key,
    ),
    regionHits: createListLoader<RegionHits>(
      `${source.name} regionHits`,
      async (keys) => {
        const rows = await ask<Counted<RegionHits>>(keys, (asked) =>
          regionHitsSql(`${isFresh} and ${verdictSql(asked)}`),
        );
        return rows.map(withHeadcount);
      },
      ({ key }) => key,
    ),
    leftOut: createLoader<LeftOut>(
      `${source.name} leftOut`,
      async (keys) => (await ask<LeftOutRow>(keys, (asked) => leftOutSql(isFresh, asked))).map(leftOutOf),
      ({ key }) => key,
    ),
    staleHits: createLoader<StaleHits>(
      `${source.name} staleHits`,
      async (keys) => {
        const rows = await ask<Counted<StaleHits>>(keys, (asked) =>
          staleHitsSql(`${isStale} and ${verdictSql(asked)}`),
        );
        return rows.map(withHeadcount);
      },
      ({ key }) => key,
    ),
  };
}

const withHeadcount = <Row extends { readonly hits: number }>(row: Row) => ({
  ...row,
  hits: Headcount.of(row.hits),
});

type LeftOutRow = { readonly key: string; readonly total: number } & Readonly<
  Partial<Record<JudgedField, number>>
>;

const leftOutOf = ({ key, total, ...byField }: LeftOutRow): LeftOut => ({
  key,
  total: Headcount.of(total),
  byField: new Map(Object.entries(byField).map(([field, people]) => [field, Headcount.of(people)])),
});

/** The keys of a cursor of hits: [question, day of the order, verifiedOn, id]. */
function pageValues({ first, after }: Page, today: string): unknown[] {
  return [after?.[1] ?? today, after?.[2] ?? null, after?.[3] ?? null, first + 1];
}

/**
 * Freshest first; within a day by a shuffle that another day changes, so that nobody is always last. There is an
 * index for each way in: by the day of verification until the page is full, by region, and by occupation.
 */
function pageSql(manager: EntityManager, isHit: string, next: number): string {
  const [day, verifiedOn, id, limit] = [next, next + 1, next + 2, next + 3].map((n) => `$${n}`);
  const shuffle = (of: string) => `md5(${of}::text || ${day}::text)`;
  const order = `p.verified_on desc, ${shuffle('p.id')} collate "C", p.id`;
  return `
    select q.key, to_jsonb(q) - 'key' as question, ${columnsOf(manager, CandidateProfile, 'p')}
    from q left join lateral (
      select p.* from candidate_profiles p
      where p.region_code = any(q.regions) and ${isHit}
        and (${verifiedOn}::date is null or p.verified_on < ${verifiedOn}::date
          or (p.verified_on = ${verifiedOn}::date and (${shuffle('p.id')} collate "C", p.id)
            > (${shuffle(`${id}::uuid`)}, ${id}::uuid)))
      order by ${order} limit ${limit}
    ) p on true
    order by ${order}`;
}

const regionHitsSql = (isHit: string): string => `
  select q.key, h.* from q cross join lateral (
    select r.code as "regionCode", coalesce(c.hits, 0) as hits
    from unnest(q.regions) as r(code) left join (
      select p.region_code, count(*)::integer as hits from candidate_profiles p
      where p.region_code = any(q.regions) and ${isHit} group by p.region_code
    ) c on c.region_code = r.code
  ) h order by h."regionCode" collate "C"`;

const staleHitsSql = (isHit: string): string => `
  select q.key, (select count(*)::integer from candidate_profiles p
    where p.region_code = any(q.regions) and ${isHit}) as hits from q`;

/** Whoever misses a criterion is out of this count: SQL's AND is null only where nothing is false. */
function leftOutSql(isFresh: string, asked: AskedBy): string {
  const perField = [...asked].map(
    ([field, by]) => `, count(*) filter (where ${fieldSql(field, by)} is null)::integer as "${field}"`,
  );
  return `
    select q.key, l.* from q cross join lateral (
      select count(*)::integer as total ${perField.join('')} from candidate_profiles p
      where p.region_code = any(q.regions) and ${isFresh} and (${verdictSql(asked)}) is null
    ) l`;
}
