/** Time, injected so that a test can stand on any day. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** Today in the Netherlands as YYYY-MM-DD: dates in this domain are Dutch calendar days. */
export function today(clock: Clock): string {
  return amsterdam.format(clock.now());
}

/** The day `days` after `date` (both YYYY-MM-DD); negative goes back. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, YYYY-MM-DD, in the years that PostgreSQL and this domain know. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  // The calendar of the language moves a 31st of February to March.
  return !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a text is an instant in UTC with milliseconds, as `toISOString` writes it, on a day of the calendar. */
export function isInstant(text: string): boolean {
  return instant.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}
