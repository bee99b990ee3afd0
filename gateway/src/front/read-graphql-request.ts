import type { IncomingMessage } from 'node:http';
import {
  HttpRefusal,
  type Language,
  hasJsonBody,
  parseJsonBody,
  readBody,
  refuseDeepParameters,
} from '@banenbrug/service-common';
import type { UncheckedRequest } from '../limits/admission';

/**
 * Reads a request of GraphQL over HTTP: the JSON body of a POST, or the query string of a GET.
 * @throws HttpRefusal 405, 415, 413 or 400
 */
export async function readGraphqlRequest(
  request: IncomingMessage,
  maxBodyBytes: number,
  language: Language,
): Promise<UncheckedRequest> {
  if (request.method === 'POST') {
    if (!hasJsonBody(request)) throw HttpRefusal.of(415, 'CONTENT_TYPE_NOT_SUPPORTED', language);
    return requestOf(parseJsonBody(request, await readBody(request, maxBodyBytes)), language);
  }
  if (request.method === 'GET') return readSearch(request, language);
  throw HttpRefusal.of(405, 'BAD_REQUEST', language, {}, { allow: 'GET, POST' });
}

function requestOf(body: unknown, language: Language): UncheckedRequest {
  if (Array.isArray(body)) {
    throw HttpRefusal.of(400, 'BATCH_TOO_LARGE', language, { maximum: 1, actual: body.length });
  }
  if (typeof body !== 'object' || body === null) throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  return body;
}

const parameterNames = ['query', 'documentId', 'operationName', 'variables', 'extensions'] as const;

function readSearch(request: IncomingMessage, language: Language): UncheckedRequest {
  const { url = '' } = request;
  const at = url.indexOf('?');
  const search = at < 0 ? '' : url.slice(at);
  refuseDeepParameters(request, search);
  const parameters = new URLSearchParams(search);
  const isAmbiguous = parameterNames.some((name) => parameters.getAll(name).length > 1);
  if (isAmbiguous) throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  const text = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const json = (name: string): unknown => jsonOf(parameters.get(name), language);
  return {
    query: text('query'),
    documentId: text('documentId'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

/** @throws HttpRefusal 400 when it is not JSON */
function jsonOf(text: string | null, language: Language): unknown {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  }
}
