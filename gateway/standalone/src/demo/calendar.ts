import { addDays } from '@banenbrug/service-common';

/** The day so many working days after a day; holidays count as working days. Both YYYY-MM-DD. */
export function addWorkingDays(day: string, count: number): string {
  let result = day;
  for (let left = count; left > 0; ) {
    result = addDays(result, 1);
    if (!isWeekend(result)) left -= 1;
  }
  return result;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The month so many months after the day's month, YYYY-MM; negative goes back. */
export function addMonths(day: string, count: number): string {
  const moved = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return moved.toISOString().slice(0, 7);
}

/** Days from one day until another; negative when the other is before. */
export function daysBetween(from: string, until: string): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** The earlier of two days. */
export function earliest(one: string, other: string): string {
  return one < other ? one : other;
}
