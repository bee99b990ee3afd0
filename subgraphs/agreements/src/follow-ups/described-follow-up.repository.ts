import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpAgreement } from '../entities';
import { followUpViewer, visibleFollowUp } from '../repositories/visibility';
import { openFollowUp } from './open-follow-up';

/** A follow-up agreement with what else a file tells of it. */
export interface DescribedFollowUp extends FollowUpAgreement {
  readonly sessionNumber: number | null;
  readonly sessionTitle: string | null;
  readonly sessionHeldOn: string | null;
  /** Null when the employer is published no more. */
  readonly employerName: string | null;
}

const described = (manager: EntityManager): string =>
  `select ${columnsOf(manager, FollowUpAgreement, 'f')}, s.number as "sessionNumber", s.title as "sessionTitle",
     s.held_on as "sessionHeldOn", e.name as "employerName"
   from follow_up_agreements f
   left join dialogue_sessions s on s.id = f.session_id
   left join employers.published_employer e on e.id = f.employer_id`;

/** The next of those that a caller may see and that count, of one session or of all, the earliest recorded first. */
export function findDescribedPage(
  manager: EntityManager,
  caller: Caller,
  sessionId: string | null,
  after: FollowUpAgreement | null,
  limit: number,
): Promise<DescribedFollowUp[]> {
  return manager.query(
    `${described(manager)}
     where ${visibleFollowUp} and f.withdrawn_on is null and ($5::uuid is null or f.session_id = $5)
       and ($6::date is null or (f.recorded_on, f.id) > ($6, $7::uuid))
     order by f.recorded_on, f.id limit $8`,
    [...followUpViewer(caller), sessionId, after?.recordedOn ?? null, after?.id ?? null, limit],
  );
}

/** Those that a caller may see, are still to be done and have a day, the earliest day first. */
export function findOpenWithDay(
  manager: EntityManager,
  caller: Caller,
  limit: number,
): Promise<DescribedFollowUp[]> {
  return manager.query(
    `${described(manager)}
     where ${visibleFollowUp} and ${openFollowUp} and f.due_on is not null
     order by f.due_on, f.id limit $5`,
    [...followUpViewer(caller), limit],
  );
}
