import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a request's body. @throws HttpRefusal 413 when it is too long */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLong(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLong(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Parses a JSON request body. A body of another type is not parsed: the server's own check of the content type
 * answers for it.
 * @throws HttpRefusal 400 when it is not JSON in UTF-8
 */
export function parseJsonBody(request: IncomingMessage, body: Buffer): unknown {
  if (!/^application\/(\w[\w.+-]*\+)?json\b/i.test(request.headers['content-type'] ?? '')) return {};
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new HttpRefusal(400, 'BAD_REQUEST', 'The request body is not JSON in UTF-8.');
  }
}

function tooLong(maxBytes: number): HttpRefusal {
  // What is still on its way is not read: the connection cannot be used again.
  return new HttpRefusal(413, 'PAYLOAD_TOO_LARGE', `A request body may be at most ${maxBytes} bytes.`, {
    connection: 'close',
  });
}
