import type { Clock } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { FollowUpAgreement, SessionEventKind } from '../entities';

/** The channel on which processes tell each other that a session has new events; the payload is the session's id. */
export const sessionEventChannel = 'agreements_session_events';

/**
 * Adds events to a session, and wakes whoever follows it when the transaction commits. The number is raised under the lock
 * of the session's row, so this comes last in a transaction that has locked the session first. Answers the last number.
 */
export async function appendSessionEvents(
  manager: EntityManager,
  { clock }: { readonly clock: Clock },
  sessionId: string,
  changes: readonly { readonly followUpAgreementId: string; readonly kind: SessionEventKind }[],
): Promise<number> {
  const [row] = await manager.query<{ last: number }[]>(
    `with counted as (
       update dialogue_sessions set event_number = event_number + cardinality($2::uuid[])
       where id = $1 returning event_number
     ), added as (
       insert into session_events (session_id, number, follow_up_agreement_id, kind, at)
       select $1, counted.event_number - cardinality($2) + change.position, change.agreement_id, change.kind, $4
       from counted, unnest($2, $3::text[]) with ordinality as change (agreement_id, kind, position)
     )
     select event_number as last, pg_notify($5, $1::text) from counted`,
    [
      sessionId,
      changes.map(({ followUpAgreementId }) => followUpAgreementId),
      changes.map(({ kind }) => kind),
      clock.now(),
      sessionEventChannel,
    ],
  );
  return row?.last ?? 0;
}

/** `appendSessionEvents` for one agreement; nothing when it was made outside any session. */
export async function appendSessionEvent(
  manager: EntityManager,
  context: { readonly clock: Clock },
  { id, sessionId }: Pick<FollowUpAgreement, 'id' | 'sessionId'>,
  kind: SessionEventKind,
): Promise<void> {
  if (sessionId === null) return;
  await appendSessionEvents(manager, context, sessionId, [{ followUpAgreementId: id, kind }]);
}
