import {
  addDays,
  type ConnectionArguments,
  HubError,
  isUuid,
  type Page,
  pageOf,
} from '@banenbrug/service-common';

/** A page of a list by name. What PostgreSQL would not take for a name and an id is refused before it gets there. */
export function pageByName(paging: ConnectionArguments): Page {
  return checked(paging, ([name, id]) => !name?.includes('\0') && isUuid(id));
}

/** A page of a list by day of publication, newest first. */
export function pageByDay(paging: ConnectionArguments): Page {
  return checked(paging, ([day, id]) => isDay(day) && isUuid(id));
}

/** Sort keys of a list by name. */
export const nameKeys = ({ name, id }: { name: string; id: string }): readonly string[] => [name, id];

/** Sort keys of a list by day of publication. */
export const dayKeys = ({ publishedOn, id }: { publishedOn: string; id: string }): readonly string[] => [
  publishedOn,
  id,
];

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
