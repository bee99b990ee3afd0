import { addDays } from './clock';
import { HubError } from './errors';

/** The first and the last day of the calendar months that are measured, YYYY-MM-DD. */
export interface MeasuredDays {
  readonly from: string;
  readonly until: string;
}

/** Months as a client asks them, YYYY-MM, both of them measured. */
export interface AskedMonths {
  readonly from?: string | null;
  readonly until?: string | null;
}

/** Months measured when nothing is said: a year. */
const usualMonths = 12;

const mostMonths = 24;

/**
 * The months that are measured: the twelve that end with this one, unless others are asked. Whole months only: of days
 * that a caller may choose, the difference of two answers would tell single ones.
 * @throws HubError BAD_USER_INPUT when they end before they start, or are more than 24
 */
export function measuredDays({ from, until }: AskedMonths, today: string): MeasuredDays {
  const last = until ?? today.slice(0, 7);
  const first = from ?? monthAfter(last, 1 - usualMonths);
  if (last < first) throw new HubError('BAD_USER_INPUT', { argument: 'until' });
  if (last >= monthAfter(first, mostMonths)) {
    throw new HubError('BAD_USER_INPUT', { argument: 'from', maximum: mostMonths });
  }
  return { from: `${first}-01`, until: addDays(`${monthAfter(last, 1)}-01`, -1) };
}

function monthAfter(month: string, count: number): string {
  const moved = new Date(`${month}-01T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return moved.toISOString().slice(0, 7);
}

/** A value and how often it occurs. */
export interface Occurrences {
  readonly value: number;
  readonly count: number;
}

/** The median of values that each occur several times, between two of them the middle; null when there are none. */
export function medianOf(occurrences: readonly Occurrences[]): number | null {
  const sorted = occurrences.toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (valueAt(sorted, (total - 1) >> 1) + valueAt(sorted, total >> 1)) / 2;
}

/** The value at a place, counted from 0, of values in order. */
function valueAt(sorted: readonly Occurrences[], place: number): number {
  let before = 0;
  for (const { value, count } of sorted) {
    before += count;
    if (place < before) return value;
  }
  throw new RangeError('There are not so many values.');
}
