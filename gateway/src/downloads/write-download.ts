import type { ServerResponse } from 'node:http';
import {
  type DownloadAnswer,
  type DownloadFile,
  HttpRefusal,
  type Language,
  downloadKinds,
  downloadRefusals,
  writeRefusal,
} from '@banenbrug/service-common';

/** What is kept of a feed is asked again each time, so that a link that was revoked shows nothing more. */
const cacheOfFeeds = 'private, no-cache';

/** Writes the head of a file, to be saved and never shown; `no-store` and `nosniff` stand on every answer already. */
export function writeFileHead(response: ServerResponse, { kind, name, tag }: DownloadFile): void {
  const { contentType, extension } = downloadKinds[kind];
  if (tag !== null) writeTag(response, tag);
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${name}.${extension}"`,
  });
}

/** Writes that the client has the version that there is. */
export function writeUnchanged(response: ServerResponse, tag: string): void {
  writeTag(response, tag);
  response.writeHead(304).end();
}

function writeTag(response: ServerResponse, tag: string): void {
  response.setHeader('etag', `"${tag}"`);
  response.setHeader('cache-control', cacheOfFeeds);
}

/** Writes a refusal of the subgraph in the words of the catalogue. */
export function writeRefused(
  response: ServerResponse,
  { code, facts }: Extract<DownloadAnswer, { type: 'REFUSED' }>,
  language: Language,
): void {
  const { retryAfterSeconds } = facts;
  const headers: Record<string, string> =
    typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {};
  writeRefusal(response, HttpRefusal.of(downloadRefusals[code], code, language, facts, headers));
}
