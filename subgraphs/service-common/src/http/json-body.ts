import type { IncomingMessage } from 'node:http';
import { type Language, languageOf } from '../language';
import { inviteBody } from './expect-continue';
import { HttpRefusal } from './http-refusal';
import { jsonDepth, maxJsonDepth, tooDeep } from './json-depth';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a request's body. @throws HttpRefusal 413 when it is too long */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const language = languageOf(request.headers['accept-language']);
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLong(maxBytes, language);
  inviteBody(request);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLong(maxBytes, language);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Whether a request says that its body is JSON. */
export function hasJsonBody({ headers }: IncomingMessage): boolean {
  return /^application\/(\w[\w.+-]*\+)?json\b/i.test(headers['content-type'] ?? '');
}

/**
 * Parses a JSON request body. A body of another type is not parsed: the server's own check of the content type
 * answers for it.
 * @throws HttpRefusal 400 when it is not JSON in UTF-8 or nested too deep
 */
export function parseJsonBody(request: IncomingMessage, body: Buffer): unknown {
  const language = languageOf(request.headers['accept-language']);
  if (!hasJsonBody(request)) return {};
  if (jsonDepth(body) > maxJsonDepth) throw tooDeep(language);
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  }
}

function tooLong(maximum: number, language: Language): HttpRefusal {
  // What is still on its way is not read: the connection cannot be used again.
  return HttpRefusal.of(413, 'PAYLOAD_TOO_LARGE', language, { maximum }, { connection: 'close' });
}
