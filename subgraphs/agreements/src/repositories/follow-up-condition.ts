import type { FollowUpCategory } from '../entities';
import type { FollowUpStanding } from '../services/progress/follow-up-standing.service';
import { countsOn, isLiving, standsNow, statusAt, stoodAt } from './follow-up-standing';
import { visibleFollowUp } from './visibility';

/** Which follow-up agreements; what is null does not narrow. Ids are well-formed. */
export interface FollowUpFilter {
  readonly sessionId: string | null;
  readonly employerId: string | null;
  readonly region: string | null;
  readonly category: FollowUpCategory | null;
  readonly status: FollowUpStanding | null;
  /** The past day (YYYY-MM-DD) on which they counted and stood as the rest says; today when null. */
  readonly asOf: string | null;
  /** Whether at least one side has named nobody who sees to it. */
  readonly isWithoutOwner: boolean | null;
  readonly isWithoutDueDate: boolean | null;
  /** Due on this day or later. */
  readonly dueFrom: string | null;
  /** Due on this day or earlier. */
  readonly dueUntil: string | null;
  /** Whether they should have been done before the day, and were neither done nor given up. */
  readonly isOverdue: boolean | null;
}

export const everyFollowUp: FollowUpFilter = {
  sessionId: null,
  employerId: null,
  region: null,
  category: null,
  status: null,
  asOf: null,
  isWithoutOwner: null,
  isWithoutDueDate: null,
  dueFrom: null,
  dueUntil: null,
  isOverdue: null,
};

/** `$5`…`$9` of `followUpCondition`, today. How they stand is one parameter, so that a statement's own keep their places. */
export function filterParameters(filter: FollowUpFilter, today: string): readonly unknown[] {
  const { sessionId, employerId, region, category, ...standing } = filter;
  const asked = JSON.stringify({ ...standing, day: standing.asOf ?? today });
  return [sessionId, employerId, region, category, asked];
}

const asked = (name: keyof FollowUpFilter | 'day'): string => `($9::jsonb ->> '${name}')`;
const day = `${asked('day')}::date`;
const inThePast = (past: string, now: string): string =>
  `case when ${asked('asOf')} is null then ${now} else ${past} end`;

/** A whole expression for each of now and the past: an index knows the one of now. */
const livingThen = `(${inThePast(isLiving(statusAt(day)), isLiving('f.status'))})`;

/** That `f` counts, is visible to the caller (`$1`…`$4`) and within the filter. */
export const followUpCondition = `${visibleFollowUp}
  and (${asked('asOf')} is not null or f.withdrawn_on is null)
  and ($5::uuid is null or f.session_id = $5)
  and ($6::uuid is null or f.employer_id = $6)
  and ($7::text is null or f.region_codes @> array[$7])
  and ($8::text is null or f.category = $8)
  and (${asked('asOf')} is null or (${countsOn(day)}))
  and (${asked('status')} is null
       or ${inThePast(stoodAt(asked('status'), day), standsNow(asked('status'), day))})
  and (${asked('isWithoutOwner')} is null
       or ${asked('isWithoutOwner')}::boolean = (f.employer_owner is null or f.region_owner is null))
  and (${asked('isWithoutDueDate')} is null or ${asked('isWithoutDueDate')}::boolean = (f.due_on is null))
  and (${asked('dueFrom')} is null or f.due_on >= ${asked('dueFrom')}::date)
  and (${asked('dueUntil')} is null or f.due_on <= ${asked('dueUntil')}::date)
  and (${asked('isOverdue')} is null or case when ${asked('isOverdue')}::boolean
       then f.due_on < ${day} and ${livingThen}
       else f.due_on is null or f.due_on >= ${day} or not ${livingThen} end)`;
