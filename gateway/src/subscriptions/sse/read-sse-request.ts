import type { IncomingMessage } from 'node:http';
import {
  HttpRefusal,
  type Language,
  errorMessage,
  parseJsonBody,
  readBody,
  refuseDeepParameters,
} from '@banenbrug/service-common';
import type { UncheckedRequest } from '../../limits/admission';
import { requestIn } from '../../limits/admit-http';

/**
 * Whether a request asks for a stream of events rather than for one answer. Clients that take either name the stream
 * last, and get one answer.
 */
export function prefersEventStream(accept: string | undefined): boolean {
  return /^\s*text\/event-stream\s*(?:[;,]|$)/i.test(accept ?? '');
}

/**
 * Reads what is to be followed: the JSON body of a POST, or the query string of a GET.
 * @throws HttpRefusal 405, 413 or 400
 */
export async function readSseRequest(
  request: IncomingMessage,
  maxBodyBytes: number,
  language: Language,
): Promise<UncheckedRequest> {
  if (request.method === 'GET') return readSearch(request, language);
  if (request.method !== 'POST') {
    const code = 'BAD_REQUEST';
    throw new HttpRefusal(405, code, errorMessage(code, language), { allow: 'GET, POST' });
  }
  const body = parseJsonBody(request, await readBody(request, maxBodyBytes));
  if (Array.isArray(body)) {
    throw HttpRefusal.of(400, 'BATCH_TOO_LARGE', language, { maximum: 1, actual: body.length });
  }
  if (typeof body !== 'object' || body === null) throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  return body;
}

function readSearch(request: IncomingMessage, language: Language): UncheckedRequest {
  const { url = '' } = request;
  const at = url.indexOf('?');
  const search = at < 0 ? '' : url.slice(at);
  refuseDeepParameters(request, search);
  const parameters = new URLSearchParams(search);
  const sent = requestIn(parameters);
  for (const name of ['variables', 'extensions'] as const) {
    const isUnreadable = (parameters.get(name) ?? '') !== '' && sent[name] === undefined;
    if (isUnreadable) throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  }
  return sent;
}
