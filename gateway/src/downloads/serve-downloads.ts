import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type DownloadRequest,
  HttpRefusal,
  type Language,
  type Logger,
  type RequestHandler,
  type SendDownload,
  faultOf,
  languageOf,
  readTags,
  readTicketHeader,
  requestIdOf,
  writeRefusal,
} from '@banenbrug/service-common';
import { ClientGone } from '../http/client-gone';
import { networkOf } from '../http/network-of';
import { type Places, createPlaces, retryAfterSeconds } from '../http/places';
import { tellNoAnswer } from '../http/tell-no-answer';
import { writeJson } from '../http/write-json';
import type { RateLimiter } from '../rate-limits/rate-limiter';
import { tellStanding } from '../rate-limits/tell-standing';
import { TransportError } from '../transport/subgraph-transport';
import { type DownloadSettings, defaultDownloadSettings } from './download-settings';
import { type DownloadTarget, downloadPaths, readDownloadTarget } from './download-target';
import { passBack } from './pass-back';

/** The way of files out of each subgraph that sends any, by its name. */
export type DownloadLines = ReadonlyMap<string, SendDownload>;

/** What the door for files that leave is made of. */
export interface DownloadParts {
  readonly lines: DownloadLines;
  /** The budget of whoever asks without a token: tickets and feeds name nobody. Null: no limit. */
  readonly limiter: RateLimiter | null;
  readonly addressOf: (request: IncomingMessage) => string;
  /** What differs from the default settings. */
  readonly settings?: Partial<DownloadSettings> | undefined;
  readonly logger: Logger;
}

/**
 * Serves GET /downloads/<subgraph>/<id of a ticket>, with the ticket's secret in the Authorization header, and GET
 * /feeds/<subgraph>/<secret>.ics. The secret is all that counts: no token is looked at, and whether it is good its subgraph
 * says.
 */
export function serveDownloads(parts: DownloadParts): RequestHandler {
  const settings = { ...defaultDownloadSettings, ...parts.settings };
  const places = createPlaces(settings.maxAtOnce);
  return async (request, response) => {
    if (!downloadPaths.some((start) => request.url?.startsWith(start))) return false;
    response.setHeader('x-request-id', requestIdOf(request));
    const target = readDownloadTarget(request.url);
    let leave: (() => void) | null = null;
    try {
      const fetch = target ? parts.lines.get(target.subgraph) : undefined;
      if (!target || !fetch) throw HttpRefusal.of(404, 'NOT_FOUND', languageIn(request));
      const asked = await judge(request, response, target, parts);
      leave = takePlace(places, asked.language);
      await passBack(response, asked, fetch, settings);
    } catch (error) {
      answerFailure(request, response, error, target?.subgraph ?? '', parts.logger);
    } finally {
      leave?.();
    }
    return true;
  };
}

/** @throws HttpRefusal 405, 429, 401 */
async function judge(
  request: IncomingMessage,
  response: ServerResponse,
  { id, secret: written }: DownloadTarget,
  { limiter, addressOf }: DownloadParts,
): Promise<Omit<DownloadRequest, 'signal'>> {
  const language = languageIn(request);
  // Not HEAD either: it would spend a ticket, and no programme for calendars needs it.
  if (request.method !== 'GET') {
    throw HttpRefusal.of(405, 'DOWNLOAD_METHOD_NOT_ALLOWED', language, {}, { allow: 'GET' });
  }
  if (limiter) tellStanding(response, await limiter.take(networkOf(addressOf(request))), language);
  const secret = written ?? readTicketHeader(request.headers.authorization);
  if (secret === null) {
    throw HttpRefusal.of(401, 'DOWNLOAD_TICKET_REQUIRED', language, {}, { 'www-authenticate': 'Ticket' });
  }
  const knownTags = readTags(request.headers['if-none-match']);
  return { id, secret, knownTags, requestId: requestIdOf(request), language };
}

/** @throws HttpRefusal 503 */
function takePlace(places: Places, language: Language): () => void {
  const leave = places.take();
  if (leave) return leave;
  const headers = { 'retry-after': String(retryAfterSeconds) };
  throw HttpRefusal.of(503, 'DOWNLOADS_BUSY', language, { retryAfterSeconds }, headers);
}

/** @throws what is neither a refusal nor a failure of the transport */
function answerFailure(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  service: string,
  logger: Logger,
): void {
  if (error instanceof ClientGone) return;
  if (error instanceof HttpRefusal) return writeRefusal(response, error);
  if (!(error instanceof TransportError)) throw error;
  const { code, message: reason, cause } = error;
  const facts = { requestId: requestIdOf(request), service, code, reason, fault: faultOf(cause ?? error) };
  logger.error(facts, 'a download got no answer from its subgraph, or no whole one');
  // What has begun can only be broken off, so that the client knows that it is not whole.
  if (response.headersSent) return void response.destroy();
  const { status, message, extensions } = tellNoAnswer(error, service, languageIn(request));
  writeJson(response, status, { errors: [{ message, extensions }] });
}

function languageIn({ headers }: IncomingMessage): Language {
  return languageOf(headers['accept-language']);
}
