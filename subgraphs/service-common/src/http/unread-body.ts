import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { inviteBody } from './expect-continue';

/** Why a body has no end. */
export class BodyError extends Error {
  constructor(readonly reason: 'interrupted' | 'too long') {
    super(`the body was ${reason}`);
    this.name = 'BodyError';
  }
}

/**
 * The body of a request as a stream of its own, asked for now: it is read no faster than this stream is, and
 * destroying this stream leaves the request and its connection alive, so that it can still be answered. Ends with a
 * BodyError when the client goes before it is through, or sends more than `maxBytes`.
 */
export function openBody(request: IncomingMessage, maxBytes: number): Transform {
  let size = 0;
  const body = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > maxBytes) done(new BodyError('too long'));
      else done(null, chunk);
    },
  });
  // Whoever reads hears of an error; when nobody reads any more, nobody needs to.
  body.on('error', () => {});
  body.once('close', () => request.unpipe(body));
  request.on('error', () => {});
  request.once('close', () => {
    if (!request.readableEnded) body.destroy(new BodyError('interrupted'));
  });
  if (request.destroyed) body.destroy(new BodyError('interrupted'));
  request.pipe(body);
  inviteBody(request);
  return body;
}
