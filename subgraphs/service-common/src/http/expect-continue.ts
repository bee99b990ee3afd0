import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const uninvited = new WeakMap<IncomingMessage, () => void>();

/**
 * Lets requests with `Expect: 100-continue` be judged by their head: the body is asked for by who wants it, so that what
 * is refused need not be sent. By itself node:http asks for every body at once.
 */
export function letBodiesWait(
  server: Server,
  respond: (request: IncomingMessage, response: ServerResponse) => void,
): void {
  server.on('checkContinue', (request, response) => {
    // A client that is refused may send its body or not: the next bytes would mean nothing.
    const { shouldKeepAlive } = response;
    response.shouldKeepAlive = false;
    uninvited.set(request, () => {
      response.shouldKeepAlive = shouldKeepAlive;
      response.writeContinue();
    });
    respond(request, response);
  });
}

/** Whether the client waits to be asked for the body. */
export function isBodyWaiting(request: IncomingMessage): boolean {
  return uninvited.has(request);
}

/** Asks for the body of a request that waits to be asked; for any other nothing happens. */
export function inviteBody(request: IncomingMessage): void {
  const invite = uninvited.get(request);
  uninvited.delete(request);
  invite?.();
}
