import type { Caller } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { SessionEventKind } from '../entities';
import { followUpViewer, visibleFollowUp } from './visibility';

/** A change of a session's follow-up agreements, as a reader comes by it. */
export interface SessionChange {
  readonly sessionId: string;
  readonly number: number;
  readonly followUpAgreementId: string;
  readonly kind: SessionEventKind;
  /** Whether the caller may see the agreement. */
  readonly isVisible: boolean;
}

/** The most that one read answers. */
export const changesPerRead = 50;

/**
 * The changes of a session after a number, in order, in one statement. Those that the caller may not see are among them, so
 * that a reader gets past them and reads each once.
 */
export function readChanges(
  manager: EntityManager,
  caller: Caller,
  sessionId: string,
  after: number,
): Promise<SessionChange[]> {
  return manager.query<SessionChange[]>(
    `select e.session_id as "sessionId", e.number, e.follow_up_agreement_id as "followUpAgreementId", e.kind,
       ${visibleFollowUp} as "isVisible"
     from session_events e join follow_up_agreements f on f.id = e.follow_up_agreement_id
     where e.session_id = $5 and e.number > $6 order by e.number limit $7`,
    [...followUpViewer(caller), sessionId, after, changesPerRead],
  );
}
