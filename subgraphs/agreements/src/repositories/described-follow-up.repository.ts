import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { FollowUpAgreement, type FollowUpResult } from '../entities';
import { tableText } from './follow-up-entry.repository';
import { latestResult } from './follow-up-result';
import { openFollowUp } from './follow-up-standing';
import { followUpViewer, visibleFollowUp } from './visibility';

/** What was told of an agreement last; all null while nothing was. */
type ToldResult = {
  readonly [Field in keyof Pick<
    FollowUpResult,
    'isMeetingHeld' | 'isArrangementSigned' | 'placements' | 'hoursHundredths'
  >]: FollowUpResult[Field] | null;
};

/** A follow-up agreement with what else a file tells of it. */
export interface DescribedFollowUp extends FollowUpAgreement, ToldResult {
  readonly sessionNumber: number | null;
  readonly sessionTitle: string | null;
  readonly sessionHeldOn: string | null;
  /** Null when the employer is published no more. */
  readonly employerName: string | null;
  /** What a table wrote for both sides; null when there is none. */
  readonly tableText: string | null;
}

/** Describes what a select of rows of follow-up agreements answers. */
const described = (manager: EntityManager, rows: string): string =>
  `select ${columnsOf(manager, FollowUpAgreement, 'f')}, s.number as "sessionNumber", s.title as "sessionTitle",
     s.held_on as "sessionHeldOn", e.name as "employerName", ${tableText} as "tableText",
     r.is_meeting_held as "isMeetingHeld", r.is_arrangement_signed as "isArrangementSigned",
     r.placements, r.hours_hundredths as "hoursHundredths"
   from (${rows}) f
   left join dialogue_sessions s on s.id = f.session_id
   left join employers.published_employer e on e.id = f.employer_id
   left join lateral (${latestResult}) r on true`;

/** The next of those that a caller may see and that count, of one session or of all, the earliest recorded first. */
export function findDescribedPage(
  manager: EntityManager,
  caller: Caller,
  sessionId: string | null,
  after: FollowUpAgreement | null,
  limit: number,
): Promise<DescribedFollowUp[]> {
  const page = `select f.* from follow_up_agreements f
    where ${visibleFollowUp} and f.withdrawn_on is null and ($5::uuid is null or f.session_id = $5)
      and ($6::date is null or (f.recorded_on, f.id) > ($6, $7::uuid))
    order by f.recorded_on, f.id limit $8`;
  return manager.query(`${described(manager, page)} order by f.recorded_on, f.id`, [
    ...followUpViewer(caller),
    sessionId,
    after?.recordedOn ?? null,
    after?.id ?? null,
    limit,
  ]);
}

/** Those that a caller may see, are still to be done and have a day, the earliest day first. */
export function findOpenWithDay(
  manager: EntityManager,
  caller: Caller,
  limit: number,
): Promise<DescribedFollowUp[]> {
  const earliest = `select f.* from follow_up_agreements f
    where ${visibleFollowUp} and ${openFollowUp} and f.due_on is not null
    order by f.due_on, f.id limit $5`;
  return manager.query(`${described(manager, earliest)} order by f.due_on, f.id`, [
    ...followUpViewer(caller),
    limit,
  ]);
}
