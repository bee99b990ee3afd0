import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpRefusal,
  type Logger,
  type ReceiveUpload,
  type RequestHandler,
  announcedLength,
  faultOf,
  languageOf,
  lingerAfterAnswer,
  readTicketHeader,
  requestIdOf,
  writeRefusal,
} from '@banenbrug/service-common';
import { ClientGone } from '../http/client-gone';
import { networkOf } from '../http/network-of';
import { type Places, createPlaces } from '../http/places';
import { writeJson } from '../http/write-json';
import type { RateLimiter } from '../rate-limits/rate-limiter';
import { tellStanding } from '../rate-limits/tell-standing';
import { TransportError } from '../transport/subgraph-transport';
import { type UploadHead, busy, passOn } from './pass-on';
import { tellFailure } from './upload-failure';
import { type UploadSettings, defaultUploadSettings } from './upload-settings';
import { type UploadTarget, readUploadTarget, uploadsPath } from './upload-target';
import { tooLong } from './watch-upload';
import { writeUploadAnswer } from './write-answer';

/** The way of files to each subgraph that takes any, by its name. */
export type UploadLines = ReadonlyMap<string, ReceiveUpload>;

/** What the door for files is made of. */
export interface UploadParts {
  readonly lines: UploadLines;
  /** The budget of whoever asks without a token: a ticket names nobody. Null: no limit. */
  readonly limiter: RateLimiter | null;
  readonly addressOf: (request: IncomingMessage) => string;
  /** What differs from the default settings. */
  readonly settings?: Partial<UploadSettings> | undefined;
  readonly logger: Logger;
}

/**
 * Serves PUT /uploads/<subgraph>/<id of a ticket>, with the ticket's secret in the Authorization header. The ticket is
 * all that counts: no token is looked at, and whether the ticket is good its subgraph says. What can be refused by the
 * head is refused before the body is asked for.
 */
export function serveUploads(parts: UploadParts): RequestHandler {
  const settings = { ...defaultUploadSettings, ...parts.settings };
  const places = createPlaces(settings.maxAtOnce);
  return async (request, response) => {
    if (!request.url?.startsWith(uploadsPath)) return false;
    response.setHeader('x-request-id', requestIdOf(request));
    const target = readUploadTarget(request.url);
    try {
      const forward = target ? parts.lines.get(target.subgraph) : undefined;
      if (!target || !forward) throw HttpRefusal.of(404, 'NOT_FOUND', languageIn(request));
      const head = await judgeHead(request, response, target, { ...parts, settings, places });
      const answer = await passOn(request, response, head, { forward, places, settings });
      lingerAfterAnswer(request, response);
      writeUploadAnswer(response, answer, head.language);
    } catch (error) {
      answerFailure(request, response, error, target?.subgraph ?? '', parts.logger);
    }
    return true;
  };
}

/** @throws HttpRefusal 405, 429, 401, 413, 503 */
async function judgeHead(
  request: IncomingMessage,
  response: ServerResponse,
  { id }: UploadTarget,
  { limiter, addressOf, settings, places }: UploadParts & { settings: UploadSettings; places: Places },
): Promise<UploadHead> {
  const language = languageIn(request);
  if (request.method !== 'PUT') {
    throw HttpRefusal.of(405, 'METHOD_NOT_ALLOWED', language, {}, { allow: 'PUT' });
  }
  if (limiter) tellStanding(response, await limiter.take(networkOf(addressOf(request))), language);
  const secret = readTicketHeader(request.headers.authorization);
  if (secret === null) {
    throw HttpRefusal.of(401, 'UPLOAD_TICKET_REQUIRED', language, {}, { 'www-authenticate': 'Ticket' });
  }
  const contentLength = announcedLength(request);
  if (contentLength !== null && contentLength > settings.maxBytes) throw tooLong(settings.maxBytes, language);
  if (places.isFull) throw busy(language);
  return { id, secret, contentLength, requestId: requestIdOf(request), language };
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
  if (error instanceof HttpRefusal) {
    // Who sends nothing is not waited for.
    if (error.code !== 'REQUEST_TIMEOUT') lingerAfterAnswer(request, response);
    writeRefusal(response, error);
    return;
  }
  if (!(error instanceof TransportError)) throw error;
  const { code, message: reason, cause } = error;
  const facts = { requestId: requestIdOf(request), service, code, reason, fault: faultOf(cause ?? error) };
  logger.error(facts, 'an upload got no answer from its subgraph');
  const { status, message, extensions } = tellFailure(error, service, languageIn(request));
  lingerAfterAnswer(request, response);
  writeJson(response, status, { errors: [{ message, extensions }] });
}

function languageIn({ headers }: IncomingMessage): 'en' | 'nl' {
  return languageOf(headers['accept-language']);
}
