import type { Page } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';

/** A line of the audit log and the subgraph that wrote it. */
export interface AuditLine {
  readonly subgraph: string;
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly role: string;
  readonly action: string;
  readonly objectIds: readonly string[];
  readonly purpose: string;
  readonly requestId: string;
  readonly deskId: string | null;
}

/** Which lines; what is null does not narrow them. */
export interface AuditQuestion {
  readonly from: Date | null;
  readonly until: Date | null;
  readonly objectId: string | null;
  readonly actor: string | null;
  readonly role: string | null;
  readonly action: string | null;
  /** Lines about the data of this desk itself. */
  readonly deskId: string | null;
  /** Lines about the data of this desk and of those whose work it went on with. */
  readonly heir: string | null;
}

/** Who keeps an audit log; each publishes it under the same name. */
const keepers = ['regions', 'employers', 'candidates', 'agreements'] as const;

const columns = `e.id, e.at, e.actor, e.role, e.action, e.object_ids as "objectIds", e.purpose,
  e.request_id as "requestId", e.desk_id as "deskId"`;

const newestFirst = 'order by at desc, id desc';

/**
 * A page of all logs together, newest first, with one row more than asked when others follow. Each log answers no
 * more than a page from an index in that order: without the limit inside, all of them would be read and sorted.
 */
export function findAuditLines(
  manager: EntityManager,
  question: AuditQuestion,
  { first, after }: Page,
): Promise<AuditLine[]> {
  const { desks, from, where, parameters } = linesOf(question, after);
  const limit = `limit $${parameters.length + 1}`;
  const pages = keepers.map((keeper) => {
    const page = `select '${keeper}' as subgraph, ${columns} from ${logOf(keeper)} ${where} ${newestFirst} ${limit}`;
    // Of each desk a page of its own: an index gives the lines of one desk in order, and not those of several.
    return `(select p.* from ${from} (${page}) p)`;
  });
  return manager.query(`${desks} ${pages.join(' union all ')} ${newestFirst} ${limit}`, [
    ...parameters,
    first + 1,
  ]);
}

/** How many lines there are in all. */
export async function countAuditLines(manager: EntityManager, question: AuditQuestion): Promise<number> {
  const { desks, from, where, parameters } = linesOf(question, null);
  const counts = keepers.map(
    (keeper) => `(select count(*) from ${from} (select e.id from ${logOf(keeper)} ${where}) e)`,
  );
  const statement = `${desks} select ${counts.join(' + ')} as count`;
  const [row] = await manager.query<{ count: string }[]>(statement, parameters);
  return Number(row?.count ?? 0);
}

const logOf = (keeper: (typeof keepers)[number]): string => `${keeper}.published_audit_entry e`;

/** The desk $1 and all whose work it went on with, also through others; of these only $2, when that is given. */
const deskAndPredecessors = `
  with recursive line (id) as (
    select $1::uuid union select d.id from regions.desks d join line l on d.succeeded_by = l.id
  ), desk as materialized (select l.id from line l where $2::uuid is null or l.id = $2::uuid)`;

/** Only what is asked stands in the statement, so that the index that fits it is found. */
function linesOf(question: AuditQuestion, after: readonly string[] | null) {
  const { heir, deskId } = question;
  const asked: (readonly [value: unknown, condition: (place: string) => string])[] = [
    [question.from, (place) => `e.at >= ${place}`],
    [question.until, (place) => `e.at < ${place}`],
    [question.objectId, (place) => `e.object_ids @> array[${place}::uuid]`],
    [question.actor, (place) => `e.actor = ${place}`],
    [question.role, (place) => `e.role = ${place}`],
    [question.action, (place) => `e.action = ${place}`],
    [heir === null ? deskId : null, (place) => `e.desk_id = ${place}`],
    [after, (place) => `(e.at, e.id) < ((${place}::text[])[1]::timestamptz, (${place}::text[])[2]::uuid)`],
  ];
  const given = asked.filter(([value]) => value !== null);
  const scope = heir === null ? [] : [heir, deskId];
  const conditions = [
    ...(heir === null ? [] : ['e.desk_id = desk.id']),
    ...given.map(([, condition], index) => condition(`$${index + 1 + scope.length}`)),
  ].join(' and ');
  return {
    desks: heir === null ? '' : deskAndPredecessors,
    from: heir === null ? '' : 'desk cross join lateral',
    where: conditions && `where ${conditions}`,
    parameters: [...scope, ...given.map(([value]) => value)],
  };
}
