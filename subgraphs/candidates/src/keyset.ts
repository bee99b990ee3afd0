import { type ConnectionArguments, HubError, isUuid, type Page, pageOf } from '@banenbrug/service-common';

/** Whether a text is a calendar day, YYYY-MM-DD, that PostgreSQL can read. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/**
 * The page of a list in the order of a day and an id. A cursor holds what its client wrote: keys of another
 * kind are refused before they reach SQL.
 * @throws HubError PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
 */
export function pageByDay(paging: ConnectionArguments): Page {
  const page = pageOf(paging, 2);
  if (page.after !== null && !(isDay(page.after[0] ?? '') && isUuid(page.after[1]))) {
    throw new HubError('CURSOR_INVALID', { argument: 'after' });
  }
  return page;
}
