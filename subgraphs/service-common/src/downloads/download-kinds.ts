/** The kinds of files that leave the hub: nothing else does. */
export const downloadKinds = {
  CSV: { contentType: 'text/csv; charset=utf-8', extension: 'csv' },
  XLSX: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  CALENDAR: { contentType: 'text/calendar; charset=utf-8', extension: 'ics' },
} as const;

/** A kind of file. */
export type DownloadKind = keyof typeof downloadKinds;

/** Whether a text names a kind of file. */
export function isDownloadKind(text: unknown): text is DownloadKind {
  return typeof text === 'string' && Object.hasOwn(downloadKinds, text);
}

/** Small letters, digits and hyphens: a name that means the same in every header, log and file system. */
const nameForm = /^[a-z0-9]+(?:-[a-z0-9]+){0,9}$/;
const longestName = 80;

/** Whether a text can be the name of a file, without its extension. */
export function isDownloadName(text: unknown): text is string {
  return typeof text === 'string' && text.length <= longestName && nameForm.test(text);
}

/** How a version of a file is known again; quotes are added in headers. */
const tagForm = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text can be the tag of a version. */
export function isDownloadTag(text: unknown): text is string {
  return typeof text === 'string' && tagForm.test(text);
}
