import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  createListLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type DialoguePartKind, SessionFeedback, type SessionFeedbackKind } from '../entities';

/** What was said of each session in words, the latest first. Who may read it is the resolver's to ask. */
export function createFeedbackOfSessionLoader(
  manager: EntityManager,
  kind: SessionFeedbackKind | null,
): ConnectionLoader<SessionFeedback> {
  const wanted = 'f.text is not null and ($1::text is null or f.kind = $1)';
  return createConnectionLoader<SessionFeedback>('feedback of session', {
    cursor: ['day', 'id'],
    keysOf: ({ recordedOn, id }) => [recordedOn, id],
    parentOf: ({ sessionId }) => sessionId,
    pages: (ids, page) =>
      manager.query(
        `select f.* from unnest($2::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, SessionFeedback, 'f')} from session_feedback f
           where f.session_id = parent.key and ${wanted}
             and ($3::date is null or (f.recorded_on, f.id) < ($3, $4::uuid))
           order by f.recorded_on desc, f.id desc limit $5) f
         order by f."recordedOn" desc, f.id desc`,
        [kind, ids, ...pageParameters(page)],
      ),
    counts: (ids) =>
      manager.query(
        `select f.session_id as parent, count(*)::int as count from session_feedback f
         where f.session_id = any($2) and ${wanted} group by f.session_id`,
        [kind, ids],
      ),
  });
}

/** How many found that a kind of part works. */
export interface PartEvaluation {
  readonly sessionId: string;
  readonly partKind: DialoguePartKind;
  readonly evaluations: number;
  readonly works: number;
}

/** The verdicts on each session's parts, counted. */
export const createEvaluationsBySessionIdLoader = (manager: EntityManager) =>
  createListLoader<PartEvaluation>(
    'evaluationsBySessionId',
    (ids) =>
      manager.query(
        `select f.session_id as "sessionId", f.part_kind as "partKind", count(*)::int as evaluations,
           count(*) filter (where f.verdict = 'WORKS')::int as works
         from session_feedback f where f.session_id = any($1) and f.kind = 'EVALUATION'
         group by f.session_id, f.part_kind order by f.part_kind`,
        [ids],
      ),
    ({ sessionId }) => sessionId,
  );
