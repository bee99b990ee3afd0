import type { IncomingMessage } from 'node:http';
import { type Language, languageOf } from '../language';
import { inviteBody } from './expect-continue';
import { HttpRefusal } from './http-refusal';
import { jsonDepth, maxJsonDepth, tooDeep } from './json-depth';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a request's body. @throws HttpRefusal 413 when it is too long */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const language = languageOf(request.headers['accept-language']);
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) return Promise.reject(tooLong(maxBytes, language));
  inviteBody(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      request.removeAllListeners('data');
      request.pause();
      reject(tooLong(maxBytes, language));
    });
    request.once('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks, size));
    });
    const leave = (): void => {
      if (!request.readableEnded) reject(new Error('The client left in the middle of its request.'));
    };
    request.once('error', reject).once('close', leave);
    if (request.destroyed) leave();
  });
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
