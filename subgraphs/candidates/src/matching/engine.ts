import { columnsOf, createListLoader, createLoader, createPageLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { CandidateProfile } from '../entities';
import { Headcount } from '../services/people-count.service';
import {
  type CountLimits,
  type Counting,
  countLimits,
  hitsSql,
  leftOutSql,
  regionHitsSql,
} from './count-sql';
import { type Sampling, sampling } from './hits-in-order';
import type { JudgedField } from './judged-field';
import { type Offer, offerOn } from './offer';
import { pageSql } from './page-sql';
import { Parameters } from './parameters';
import type { Question } from './question';
import type { QuestionGroup, QuestionSource } from './question-source';

/** A hit with how many preferred criteria it meets, or the one row of a question without hits on this page. */
export type HitRow = { readonly key: string; readonly question: Question } & (
  | (CandidateProfile & { readonly met: number })
  | { readonly id: null }
);

/** A number of people, and whether it is estimated. */
export interface Hits {
  readonly key: string;
  readonly hits: Headcount;
  readonly isEstimate: boolean;
}

/** How many hits a question has in one of its regions. */
export interface RegionHits extends Hits {
  readonly regionCode: string;
}

/** A row as PostgreSQL answers it. */
type Counted<Row extends { readonly hits: Headcount }> = Omit<Row, 'hits'> & { readonly hits: number };

/** Who could not be judged: all of them, and per field. */
export interface LeftOut {
  readonly key: string;
  readonly isEstimate: boolean;
  readonly total: Headcount;
  readonly byField: ReadonlyMap<string, Headcount>;
}

/** What is a matter of speed alone. */
export interface Tuning {
  readonly limits: CountLimits;
  readonly sampling: Sampling;
}

/** The answers to questions of one source, each with a statement of its own for all questions of a batch. */
export type Matching = ReturnType<typeof createMatching>;

/**
 * The engine of search and of matches: profiles against a rowset of questions. A question for which the source
 * has no row has no answer either.
 * @param today the day that tells fresh from stale
 * @param tuning how far people are counted one by one, and when hits are taken for common
 */
export function createMatching(
  manager: EntityManager,
  source: QuestionSource,
  today: string,
  tuning: Tuning = { limits: countLimits, sampling },
) {
  const ask = <Row extends { readonly key: string }>(
    keys: readonly string[],
    answer: Answer,
  ): Promise<Row[]> => askAll<Row>(manager, source.groupsOf(keys), today, answer);
  const counting = (isOnOffer: string): Counting => ({ limits: tuning.limits, isOnOffer });
  return {
    page: pageLoader(manager, source, today, tuning.sampling),
    regionHits: createListLoader<RegionHits>(
      `${source.name} regionHits`,
      async (keys) => {
        const rows = await ask<Counted<RegionHits>>(keys, (group, { isFresh }, parameters) => ({
          columns: 'a.*',
          sql: regionHitsSql(group, counting(isFresh), parameters),
        }));
        return rows.filter(({ regionCode }) => regionCode !== null).map(withHeadcount);
      },
      ({ key }) => key,
    ),
    leftOut: createLoader<LeftOut>(
      `${source.name} leftOut`,
      async (keys) => {
        const rows = await ask<LeftOutRow>(keys, (group, { isFresh }, parameters) => ({
          columns: 'to_jsonb(a) as counted, 1 as position',
          sql: leftOutSql(group, counting(isFresh), parameters),
        }));
        return rows.map(leftOutOf);
      },
      ({ key }) => key,
    ),
    staleHits: createLoader<Hits>(
      `${source.name} staleHits`,
      async (keys) => {
        const rows = await ask<Counted<Hits>>(keys, (group, { isStale }, parameters) => ({
          columns: 'a.*, 1 as position',
          sql: hitsSql(group, counting(isStale), parameters),
        }));
        return rows.map(withHeadcount);
      },
      ({ key }) => key,
    ),
  };
}

/** The pages of hits. */
const pageLoader = (manager: EntityManager, source: QuestionSource, today: string, sample: Sampling) =>
  createPageLoader<HitRow>(
    `${source.name} page`,
    async (keys, page) => {
      const columns = columnsOf(manager, CandidateProfile, 'a');
      const answer: Answer = (group, offer, parameters) => ({
        columns: `${columns}, a.skill_ids as "skillIds", a.met, a.position`,
        sql: pageSql(group, page, page.after?.[1] ?? today, offer, sample, parameters),
      });
      const rows = await askAll<{ key: string; id: string | null; question: unknown }>(
        manager,
        source.groupsOf(keys),
        today,
        answer,
      );
      return rows.map((row) => ({ ...row, question: source.questionOf(row.key, row.question) }) as HitRow);
    },
    ({ key }) => key,
  );

/** What is read of each question `q` of a group: a lateral select `a`, and what of it, with a `position`. */
type Answer = (
  group: QuestionGroup,
  offer: Offer,
  parameters: Parameters,
) => { readonly sql: string; readonly columns: string };

/** One statement for all questions, however many groups they make; the rows of a key in the order of `position`. */
async function askAll<Row extends { readonly key: string }>(
  manager: EntityManager,
  groups: readonly QuestionGroup[],
  today: string,
  answer: Answer,
): Promise<Row[]> {
  const parameters = new Parameters();
  const offer = offerOn(today, parameters);
  const ofGroup = (group: QuestionGroup, index: number): string => {
    const { sql, columns } = answer(group, offer, parameters);
    // A search knows its key and what it asked: only a rowset of several questions tells them.
    const told =
      group.key === null ? `q.key, to_jsonb(q) - 'key' as question` : 'null as key, null as question';
    return `
      select ${index} as "group", ${told}, ${columns}
      from (${group.rowset(parameters)}) q left join lateral (${sql}) a on true`;
  };
  const all = groups.map((group, index) => `(${ofGroup(group, index)})`).join(' union all ');
  const rows = await manager.query<(Row & { readonly group: number; readonly key: string | null })[]>(
    `select * from (${all}) answers order by "group", key collate "C", position`,
    parameters.values,
  );
  return rows.map((row) => ({ ...row, key: groups[row.group]?.key ?? row.key ?? '' }));
}

const withHeadcount = <Row extends { readonly hits: number }>(row: Row) => ({
  ...row,
  hits: Headcount.of(row.hits),
});

interface LeftOutRow {
  readonly key: string;
  readonly counted: { readonly isEstimate: boolean; readonly total: number } & Readonly<
    Partial<Record<JudgedField, number>>
  >;
}

const leftOutOf = ({ key, counted: { isEstimate, total, ...byField } }: LeftOutRow): LeftOut => ({
  key,
  isEstimate,
  total: Headcount.of(total),
  byField: new Map(Object.entries(byField).map(([field, people]) => [field, Headcount.of(people)])),
});
