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
  readonly deskId: string | null;
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
  const { conditions, parameters } = conditionsOf(question, after);
  const limit = `limit $${parameters.length + 1}`;
  const pages = keepers.map(
    (keeper) =>
      `(select '${keeper}' as subgraph, ${columns} from ${keeper}.published_audit_entry e
        ${conditions} ${newestFirst} ${limit})`,
  );
  return manager.query(`${pages.join(' union all ')} ${newestFirst} ${limit}`, [...parameters, first + 1]);
}

/** How many lines there are in all. */
export async function countAuditLines(manager: EntityManager, question: AuditQuestion): Promise<number> {
  const { conditions, parameters } = conditionsOf(question, null);
  const counts = keepers.map(
    (keeper) => `(select count(*) from ${keeper}.published_audit_entry e ${conditions})`,
  );
  const [row] = await manager.query<{ count: string }[]>(`select ${counts.join(' + ')} as count`, parameters);
  return Number(row?.count ?? 0);
}

/** Only what is asked stands in the statement, so that the index that fits it is found. */
function conditionsOf(question: AuditQuestion, after: readonly string[] | null) {
  const asked: (readonly [value: unknown, condition: (place: string) => string])[] = [
    [question.from, (place) => `e.at >= ${place}`],
    [question.until, (place) => `e.at < ${place}`],
    [question.objectId, (place) => `e.object_ids @> array[${place}::uuid]`],
    [question.actor, (place) => `e.actor = ${place}`],
    [question.role, (place) => `e.role = ${place}`],
    [question.action, (place) => `e.action = ${place}`],
    [question.deskId, (place) => `e.desk_id = ${place}`],
    [after, (place) => `(e.at, e.id) < ((${place}::text[])[1]::timestamptz, (${place}::text[])[2]::uuid)`],
  ];
  const given = asked.filter(([value]) => value !== null);
  const conditions = given.map(([, condition], index) => condition(`$${index + 1}`)).join(' and ');
  return { conditions: conditions && `where ${conditions}`, parameters: given.map(([value]) => value) };
}
