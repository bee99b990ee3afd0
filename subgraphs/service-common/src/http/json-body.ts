import type { IncomingMessage } from 'node:http';
import { type Language, languageOf } from '../language';
import { HttpRefusal } from './http-refusal';
import { jsonDepth, maxJsonDepth, tooDeep } from './json-depth';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON request body. A body of another type is read and not parsed: the server's own check of the
 * content type answers for it.
 * @throws HttpRefusal 413 when it is too long, 400 when it is not JSON in UTF-8 or nested too deep
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const language = languageOf(request.headers['accept-language']);
  const bytes = await readBytes(request, maxBytes, language);
  if (!/^application\/(\w[\w.+-]*\+)?json\b/i.test(request.headers['content-type'] ?? '')) return {};
  if (jsonDepth(bytes) > maxJsonDepth) throw tooDeep(language);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  }
}

async function readBytes(request: IncomingMessage, maxBytes: number, language: Language): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLong(maxBytes, language);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLong(maxBytes, language);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLong(maximum: number, language: Language): HttpRefusal {
  // What is still on its way is not read: the connection cannot be used again.
  return HttpRefusal.of(413, 'PAYLOAD_TOO_LARGE', language, { maximum }, { connection: 'close' });
}
