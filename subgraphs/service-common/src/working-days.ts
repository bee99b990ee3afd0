import type Holidays from 'date-holidays';
import { addDays } from './clock';

let dutch: Holidays | undefined;

/**
 * Public holidays of the Netherlands, as `date-holidays` has them. King's Day moves to the Saturday before when it falls
 * on a Sunday. Good Friday and 5 May are not among them, also once in five years: each employer decides on those.
 */
function dutchHolidays(): Holidays {
  if (dutch) return dutch;
  // Not at the start of each process: it takes a quarter of a second, and most need no holidays.
  const Calendar = require('date-holidays') as typeof Holidays;
  dutch = new Calendar('NL', { types: ['public'] });
  return dutch;
}

const holidaysOf = new Map<string, ReadonlySet<string>>();

/** Whether a day (YYYY-MM-DD) is neither in a weekend nor a public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysIn(day.slice(0, 4)).has(day);
}

/** The `count`th working day after a day; for 0 the day itself. Both YYYY-MM-DD. */
export function addWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** How many working days lie after a day up to and with another; 0 when that is no later. Both YYYY-MM-DD. */
export function countWorkingDays(after: string, until: string): number {
  let counted = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) counted += isWorkingDay(day) ? 1 : 0;
  return counted;
}

function holidaysIn(year: string): ReadonlySet<string> {
  const known = holidaysOf.get(year);
  if (known) return known;
  const days = new Set(
    dutchHolidays()
      .getHolidays(Number(year))
      .map(({ date }) => date.slice(0, 10)),
  );
  holidaysOf.set(year, days);
  return days;
}
