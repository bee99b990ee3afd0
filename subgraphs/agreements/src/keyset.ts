import {
  addDays,
  type ConnectionArguments,
  HubError,
  isUuid,
  type Page,
  pageOf,
} from '@banenbrug/service-common';

/** A page of a list by title. The cursor's second key is an id: another would fail in SQL. */
export function pageByTitle(paging: ConnectionArguments): Page {
  return checked(paging, ([, id]) => isUuid(id));
}

/** A page of a list by day, the latest first. */
export function pageByDay(paging: ConnectionArguments): Page {
  return checked(paging, ([day, id]) => isDay(day) && isUuid(id));
}

/** Sort keys of a list by title. */
export const titleKeys = ({ title, id }: { title: string; id: string }): readonly string[] => [title, id];

function checked(paging: ConnectionArguments, isOurs: (keys: readonly string[]) => boolean): Page {
  const page = pageOf(paging, 2);
  if (page.after && !isOurs(page.after)) throw new HubError('CURSOR_INVALID', { argument: 'after' });
  return page;
}

/** Whether PostgreSQL would take it for a day: the calendar moves a 31st of February to another. */
function isDay(text: string | undefined): boolean {
  if (text === undefined || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  return !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
