import { createReadStream } from 'node:fs';
import type { TextEncoding } from './text-encoding';

/** The text of a file, piece by piece, without its byte order mark. What cannot be decoded becomes U+FFFD. */
export async function* decodeText(
  path: string,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 256 * 1024 })) {
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}
