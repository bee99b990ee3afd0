import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Clock,
  HttpRefusal,
  type Language,
  type RequestHandler,
  languageOf,
  requestIdOf,
  writeRefusal,
} from '@banenbrug/service-common';
import { type Doorkeeping, arrivalOf, identifyWithinLimits } from '../http/identify-within-limits';
import { endWithToken } from '../identity/end-with-token';
import type { Operate } from '../operations/operate';
import { tellStanding } from '../rate-limits/tell-standing';
import type { LoadGuard } from '../resilience/load-guard';
import { retryAfterSeconds } from '../resilience/shed-answer';
import { answerFormFor } from './media-type';
import { readGraphqlRequest } from './read-graphql-request';
import { refuseSimpleRequests } from './refuse-simple-requests';
import { writeAnswer } from './write-answer';

/** What queries and mutations are served with. */
export interface FrontParts {
  readonly operate: Operate;
  readonly door: Doorkeeping;
  /** Turns requests away before anything of them is looked at; null: none is. */
  readonly guard: LoadGuard | null;
  /** The longest request body, in bytes; a longer one is answered with 413. */
  readonly maxBodyBytes: number;
  /** The longest answer, in bytes; in place of a longer one goes 422. */
  readonly maxResponseBytes: number;
  readonly clock: Clock;
}

/**
 * GraphQL over HTTP at one path: who asks is found out and counted before the body is read, and what is asked is judged
 * before it is run. Every answer names the request's id.
 */
export function serveGraphql(path: string, parts: FrontParts): RequestHandler {
  return async (request, response) => {
    if (request.url?.split('?', 1)[0] !== path) return false;
    response.setHeader('x-request-id', requestIdOf(request));
    const leave = parts.guard?.enter() ?? null;
    try {
      if (parts.guard && !leave) throw overloaded(languageOf(request.headers['accept-language']));
      await answer(request, response, parts);
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      writeRefusal(response, error);
    } finally {
      leave?.();
    }
    return true;
  };
}

function overloaded(language: Language): HttpRefusal {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return HttpRefusal.of(503, 'OVERLOADED', language, { retryAfterSeconds }, headers);
}

/** @throws HttpRefusal before anything was written */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { operate, door, maxBodyBytes, maxResponseBytes, clock }: FrontParts,
): Promise<void> {
  const arrival = arrivalOf(request, door);
  const { language } = arrival;
  const gone = watchClient(response);
  const identity = await identifyWithinLimits(
    arrival,
    (standing) => tellStanding(response, standing, language),
    gone.signal,
    door,
  );
  endWithToken(identity.expiresAt, gone, response, clock);
  refuseSimpleRequests(request, language);
  const form = answerFormFor(request.headers.accept);
  if (!form) throw HttpRefusal.of(406, 'MEDIA_TYPE_NOT_ACCEPTED', language);
  const sent = await readGraphqlRequest(request, maxBodyBytes, language);
  const told = await operate(sent, identity, { onlyQueries: request.method === 'GET' });
  writeAnswer(response, told, { form, maxBytes: maxResponseBytes, language });
}

/** Aborted when the client goes before its answer is out. */
function watchClient(response: ServerResponse): AbortController {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The client closed the connection.'));
  });
  return gone;
}
