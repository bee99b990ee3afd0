import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal, type RequestHandler, languageOf, writeRefusal } from '@banenbrug/service-common';
import { actingForHeader } from '../identity/recognise-client';

const requestHeaders = [
  'accept-language',
  actingForHeader,
  'apollo-require-preflight',
  'authorization',
  'content-type',
  'x-request-id',
];
const answerHeaders = ['content-disposition', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];

/** How long a browser may remember what it was told. */
const preflightSeconds = 600;

/** A part of the hub that pages may use. */
export interface CorsRoute {
  covers(path: string): boolean;
  readonly methods: readonly string[];
}

/**
 * Lets the web pages of some other origins ask, and tells browsers so. It answers preflights itself and leaves
 * the rest to the next handler. Cookies play no part: a page has to bring a token, or the secret of a ticket.
 * @param origins exact, such as https://portal.example.nl
 */
export function createCorsHandler(
  { covers, methods }: CorsRoute,
  origins: readonly string[],
): RequestHandler {
  const allowed = new Set(origins);
  return (request, response) => {
    if (!covers(request.url?.split('?', 1)[0] ?? '')) return false;
    // A shared cache must not give one origin's answer to another.
    response.setHeader('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined) return false;
    const isAllowed = allowed.has(origin);
    if (isAllowed) response.setHeader('access-control-allow-origin', origin);
    if (!isPreflight(request)) {
      if (isAllowed) response.setHeader('access-control-expose-headers', answerHeaders.join(', '));
      return false;
    }
    if (isAllowed) allow(response, methods);
    else {
      const language = languageOf(request.headers['accept-language']);
      writeRefusal(response, HttpRefusal.of(403, 'ORIGIN_NOT_ALLOWED', language));
    }
    return true;
  };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function allow(response: ServerResponse, methods: readonly string[]): void {
  response.writeHead(204, {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': requestHeaders.join(', '),
    'access-control-max-age': String(preflightSeconds),
  });
  response.end();
}
