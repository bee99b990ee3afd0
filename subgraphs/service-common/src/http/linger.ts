import type { IncomingMessage, ServerResponse } from 'node:http';
import { isBodyWaiting } from './expect-continue';

/** How long, and how much, is still read from a client that was answered before it had sent everything. */
export interface Lingering {
  readonly maxMs: number;
  readonly maxBytes: number;
}

const defaultLingering: Lingering = { maxMs: 30_000, maxBytes: 64 * 1024 * 1024 };

/**
 * Call it before an answer is written that does not wait for the body. A connection that is closed while bytes are on
 * their way is reset, and a reset takes the answer away from a client that has not read it yet. So what still comes is
 * read and dropped, within bounds, and only then is the connection closed or used again.
 */
export function lingerAfterAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { maxMs, maxBytes }: Lingering = defaultLingering,
): void {
  if (request.complete || isBodyWaiting(request)) return;
  const isLast = !response.shouldKeepAlive || response.getHeader('connection') === 'close';
  // Else node:http closes it as soon as the answer is written.
  response.removeHeader('connection');
  response.shouldKeepAlive = true;
  response.once('finish', () => {
    const { socket } = request;
    let left = maxBytes;
    const timer = setTimeout(() => socket.destroy(), maxMs);
    const onClose = (): void => clearTimeout(timer);
    socket.once('close', onClose);
    request.once('end', () => {
      clearTimeout(timer);
      // The connection may carry many more requests.
      socket.off('close', onClose);
      if (isLast) socket.destroySoon();
    });
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) socket.destroy();
    });
    request.unpipe();
    request.resume();
  });
}
