import type { EntityManager } from 'typeorm';
import { freshSince } from '../services/profile-staleness.service';
import type { ProfileField } from '../services/unknown-fields.service';
import { type WorkKind, workKinds } from '../services/work-kind';
import { type Demand, demandSql } from './vacancy-demand-sql';
import { countOfKindSql, pageOfKindSql } from './work-list-sql';

/** Where an item stands: its kind, how often vacancies ask what it lacks if that orders it, its day and its id. */
export interface WorkPlace {
  readonly kind: WorkKind;
  readonly weight: number;
  readonly since: string;
  readonly id: string;
}

/** What there is to do with one profile or introduction. */
export interface WorkRow extends WorkPlace {
  readonly profileId: string;
  /** The unknown fields in the order of the schema. */
  readonly unknown: readonly ProfileField[];
  /** How many open vacancies of the desk's regions ask each field. */
  readonly demand: Demand;
}

/** Whose list, which kinds of it, and the days that tell what is overdue, stale and soon to be. */
export interface WorkQuestion {
  readonly deskId: string;
  readonly kinds: readonly WorkKind[];
  readonly today: string;
  /** The last day on which what goes stale does so soon. */
  readonly soon: string;
}

/** Names the type of each parameter: not every statement uses all. */
const given = `given as (
  select $1::uuid, $2::date, $3::date, $4::date, $5::integer, $6::integer, $7::date, $8::uuid)`;

const parametersOf = ({ deskId, today, soon }: WorkQuestion): unknown[] => [
  deskId,
  today,
  freshSince(today),
  freshSince(soon),
];

/** A page of the list in one statement, to which each kind gives no more than a page. */
export async function findWork(
  manager: EntityManager,
  question: WorkQuestion,
  first: number,
  after: WorkPlace | null,
): Promise<WorkRow[]> {
  const begun = after === null ? 0 : workKinds.indexOf(after.kind);
  const pages = workKinds.flatMap((kind, rank) =>
    rank >= begun && question.kinds.includes(kind) ? [pageOfKindSql(kind, rank, after?.kind === kind)] : [],
  );
  if (pages.length === 0) return [];
  return manager.query(
    `with ${given}, asked as materialized (${demandSql})
     select w.kind, w.id, w."profileId", w.since, w.unknown, w.weight, to_jsonb(a) as demand
     from (${pages.join(' union all ')}) w cross join asked a
     order by w.rank, w.weight desc, w.since, w.id limit $5`,
    [...parametersOf(question), first + 1, after?.weight ?? null, after?.since ?? null, after?.id ?? null],
  );
}

/** How many items the list has in all. */
export async function countWork(manager: EntityManager, question: WorkQuestion): Promise<number> {
  const counts = question.kinds.map(countOfKindSql);
  const [row] = await manager.query<{ count: number }[]>(
    `with ${given} select (${counts.join(' + ')})::integer as count`,
    [...parametersOf(question), null, null, null, null],
  );
  return row?.count ?? 0;
}
