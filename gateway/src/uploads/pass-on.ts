import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpRefusal,
  type IncomingUpload,
  type Language,
  type ReceiveUpload,
  type UploadAnswer,
  openBody,
  waitForBody,
} from '@banenbrug/service-common';
import { type Places, retryAfterSeconds } from '../http/places';
import type { UploadSettings } from './upload-settings';
import { watchUpload } from './watch-upload';

/** What is known of an upload before its body is asked for. */
export type UploadHead = Omit<IncomingUpload, 'body' | 'signal'>;

/** How an upload reaches its subgraph. */
export interface Passage {
  readonly forward: ReceiveUpload;
  readonly places: Places;
  readonly settings: UploadSettings;
}

/**
 * Asks the client for the body and passes it on as it comes, no faster than the subgraph takes it, once. A place is taken
 * when the first byte is there, so that clients who send nothing hold none.
 * @throws HttpRefusal, ClientGone, or what the transport threw
 */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  head: UploadHead,
  { forward, places, settings }: Passage,
): Promise<UploadAnswer> {
  waitForBody(request, response);
  const body = openBody(request, settings.maxBytes);
  const watch = watchUpload(request, response, body, settings, head.language);
  const { signal, over } = watch;
  let leave: (() => void) | null = null;
  try {
    const isEmpty = await Promise.race([endsWithoutBytes(request, head), over]);
    leave = places.take();
    if (leave === null) throw busy(head.language);
    const contentLength = isEmpty ? 0 : head.contentLength;
    return await Promise.race([forward({ ...head, contentLength, body, signal }), over]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    leave?.();
    watch.stop();
    body.destroy();
  }
}

/** All places are taken. */
export function busy(language: Language): HttpRefusal {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return HttpRefusal.of(503, 'UPLOADS_BUSY', language, { retryAfterSeconds }, headers);
}

/** Waits for the first byte, or for the end of a body that has none. */
async function endsWithoutBytes(request: IncomingMessage, { contentLength }: UploadHead): Promise<boolean> {
  if (contentLength === 0) return true;
  const first = new AbortController();
  const { signal } = first;
  try {
    return await Promise.race([
      once(request, 'data', { signal }).then(() => false),
      once(request, 'end', { signal }).then(() => true),
    ]);
  } finally {
    first.abort();
  }
}
