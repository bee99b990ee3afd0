import { addDays } from '@banenbrug/service-common';
import type { Arrangement, ArrangementState, ArrangementStateChange } from '../../entities';
import { isInForce } from './arrangement-transitions.service';

type Term = Pick<Arrangement, 'validFrom' | 'validUntil'>;
type Change = Pick<ArrangementStateChange, 'state' | 'since' | 'outcome'>;

/** The state on a day: a version that was in force has ended once its last day is over, whether or not anybody said so. */
function within(state: ArrangementState, { validUntil }: Term, day: string): ArrangementState {
  return isInForce(state) && validUntil !== null && validUntil < day ? 'ENDED' : state;
}

/** Where a version stands today (YYYY-MM-DD). */
export function stateToday(arrangement: Term & Pick<Arrangement, 'state'>, today: string): ArrangementState {
  return within(arrangement.state, arrangement, today);
}

/**
 * Where a version stood at the end of a day, from its changes in the order in which they were made. Null before the
 * first, and for days after today: what will be is not known.
 */
export function stateOn(
  changes: readonly Change[],
  term: Term,
  day: string,
  today: string,
): ArrangementState | null {
  if (day > today) return null;
  const change = changes.findLast(({ since }) => since <= day);
  return change ? within(change.state, term, day) : null;
}

/** The changes up to today, and the end that came with the last day of the term. */
export function historyOf(changes: readonly Change[], term: Term, today: string): Change[] {
  const last = changes.at(-1);
  if (!last || term.validUntil === null || within(last.state, term, today) === last.state) {
    return [...changes];
  }
  return [...changes, { state: 'ENDED', since: addDays(term.validUntil, 1), outcome: null }];
}

/** Whether a version held on a day: signed by then, and within its dates. Days to come are judged by what is known today. */
export function heldOn(changes: readonly Change[], term: Term, day: string, today: string): boolean {
  const state = stateOn(changes, term, day < today ? day : today, today);
  const hasBegun = term.validFrom === null || term.validFrom <= day;
  const isOver = term.validUntil !== null && term.validUntil < day;
  return isInForce(state) && hasBegun && !isOver;
}
