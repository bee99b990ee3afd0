/** Where a file is to go. */
export interface UploadTarget {
  /** The name of a subgraph, perhaps. */
  readonly subgraph: string;
  /** The id of a ticket: a UUID in small letters. */
  readonly id: string;
}

/** Below which all paths are uploads'. */
export const uploadsPath = '/uploads/';

const form = /^\/uploads\/([a-z]{1,40})\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** Reads /uploads/<subgraph>/<id>; null for any other path, and with a query: a secret written there would be in logs. */
export function readUploadTarget(url: string | undefined): UploadTarget | null {
  const [, subgraph, id] = form.exec(url ?? '') ?? [];
  return subgraph === undefined || id === undefined ? null : { subgraph, id: id.toLowerCase() };
}
