/** A file that is asked for. */
export interface DownloadTarget {
  /** The name of a subgraph, perhaps. */
  readonly subgraph: string;
  /** The id of a ticket, a UUID in small letters; null of a feed. */
  readonly id: string | null;
  /** The secret of a feed, which stands in its path; null of a ticket, whose secret is in a header. */
  readonly secret: string | null;
}

/** Below which all paths are downloads'. */
export const downloadPaths = ['/downloads/', '/feeds/'] as const;

const ticketForm =
  /^\/downloads\/([a-z]{1,40})\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** Programmes for calendars can send no header, so the secret of a feed is in its path, and the path is logged nowhere. */
const feedForm = /^\/feeds\/([a-z]{1,40})\/([A-Za-z0-9_-]{43,128})\.ics$/;

/** Reads a path below `downloadPaths`; null for any other, and with a query: a secret written there would be in logs. */
export function readDownloadTarget(url: string | undefined): DownloadTarget | null {
  const [, subgraph, id] = ticketForm.exec(url ?? '') ?? [];
  if (subgraph !== undefined && id !== undefined) return { subgraph, id: id.toLowerCase(), secret: null };
  const [, source, secret] = feedForm.exec(url ?? '') ?? [];
  return source === undefined || secret === undefined ? null : { subgraph: source, id: null, secret };
}
